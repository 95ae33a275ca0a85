import * as assert from 'uvu/assert';
import { Auth, identityOf } from '../../src/auth/index.js';
import { suite } from '../support/harness.js';
import { authFixture, basic, memoryStore, newAuth, refusal, START, secret } from './fixture.js';
import { spy } from './spying-store.js';

const test = suite('identity put together');

test('a first start, a login with the printed key, a token, and a second server that takes it', async () => {
  await using store = await memoryStore();
  await using first = newAuth(store, { now: START });
  const { administrator, company, key } = await first.ensureInstallation();
  if (key.state !== 'generated') return assert.unreachable();
  const caller = await first.authenticator.authenticate({ authorization: basic(key), authorize: true });
  assert.is(caller.user, administrator.id);
  const { token } = await first.tokens.issue(identityOf(administrator, company), { accessKey: key.accessKey });
  await using second = newAuth(store, { now: START });
  assert.equal((await second.ensureInstallation()).key, { state: 'existing' });
  const again = await second.authenticator.authenticate({ authorization: `Bearer ${token}`, authorize: true });
  assert.is(again.user, administrator.id);
});

test('the last uses of keys are written before it ends', async () => {
  await using fixture = await authFixture();
  const auth = fixture.another();
  for (const worker of ['first', 'second', 'third']) {
    fixture.clock.now += 1;
    await auth.authenticator.authenticate({ authorization: basic(fixture.key), worker, authorize: true });
  }
  await auth[Symbol.asyncDispose]();
  const [info] = await fixture.auth.identities.credentials(fixture.user.id);
  assert.is(info?.last_used_from, 'third');
  assert.equal(info?.last_used, new Date(START + 3));
});

test('a use that cannot be written is reported and does not fail the call', async () => {
  const watch = spy();
  await using fixture = await authFixture(watch.wrap);
  const call = { authorization: basic(fixture.key), authorize: true };
  await fixture.auth.authenticator.authenticate(call);
  fixture.clock.now += 60_000;
  await fixture.auth.authenticator.authenticate(call);
  watch.failure = new Error('the database is gone');
  fixture.clock.now += 5_000;
  assert.is((await fixture.auth.authenticator.authenticate(call)).user, fixture.user.id);
  await fixture.auth[Symbol.asyncDispose]();
  assert.equal(fixture.errors, [watch.failure]);
  watch.failure = undefined;
});

test('how long a revocation may stay unnoticed can be set, for keys and for tokens', async () => {
  await using fixture = await authFixture();
  const { store, clock, key } = fixture;
  const versions = { apiVersion: '2.22', serverVersion: '1' };
  const onError = (error: unknown) => fixture.errors.push(error);
  await using quick = new Auth({ store, secret, ...versions, onError, freshMs: 1_000, hashCost: 2, now: () => clock.now });
  const { token } = await quick.tokens.issue(identityOf(fixture.user, fixture.company), { accessKey: key.accessKey });
  const calls = [basic(key), `Bearer ${token}`].map((authorization) => ({ authorization, authorize: true }));
  for (const call of calls) await quick.authenticator.authenticate(call);
  await fixture.auth.identities.revokeCredentials(fixture.user.id, key.accessKey);
  clock.now = START + 999;
  for (const call of calls) assert.is((await quick.authenticator.authenticate(call)).user, fixture.user.id);
  clock.now = START + 1_000;
  for (const call of calls) assert.match(await refusal(() => quick.authenticator.authenticate(call)), /^401\/(22|30) /);
  assert.equal(fixture.errors, []);
});

test.run();
