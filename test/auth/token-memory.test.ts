import * as assert from 'uvu/assert';
import { identityOf, Tokens } from '../../src/auth/index.js';
import { eventually, suite } from '../support/harness.js';
import { authFixture, type Fixture, failure, refusal, START, secret } from './fixture.js';
import { latch, spy } from './spying-store.js';

const test = suite('remembering of tokens');

const issue = async ({ auth, user, company, key }: Fixture) =>
  (await auth.tokens.issue(identityOf(user, company), { accessKey: key.accessKey })).token;

test('a token seen before is answered synchronously, without asking the store', async () => {
  const watch = spy();
  await using fixture = await authFixture(watch.wrap);
  const token = await issue(fixture);
  const first = fixture.auth.tokens.verify(token);
  assert.instance(first, Promise);
  const principal = await first;
  watch.calls.length = 0;
  for (let times = 0; times < 100; times++) assert.is(fixture.auth.tokens.verify(token), principal);
  assert.equal(watch.calls, []);
});

test('after ten seconds two documents are read again, once for all who ask', async () => {
  const watch = spy();
  await using fixture = await authFixture(watch.wrap);
  const token = await issue(fixture);
  await fixture.auth.tokens.verify(token);
  watch.calls.length = 0;
  fixture.clock.now = START + 10_000;
  await Promise.all([1, 2, 3].map(() => fixture.auth.tokens.verify(token)));
  assert.equal(watch.calls.sort(), ['credentials.get', 'revoked_tokens.get']);
  assert.not.instance(fixture.auth.tokens.verify(token), Promise);
});

test('what is remembered cannot be changed', async () => {
  await using fixture = await authFixture();
  const { caller } = await fixture.auth.tokens.verify(await issue(fixture));
  assert.ok(Object.isFrozen(caller));
});

test('only so many tokens are remembered', async () => {
  const watch = spy();
  await using fixture = await authFixture(watch.wrap);
  const { store, auth, clock } = fixture;
  const versions = { apiVersion: '2.22', serverVersion: '1' };
  const tokens = new Tokens({ store, identities: auth.identities, secret, ...versions, remembered: 2, now: () => clock.now });
  const all = [await issue(fixture), await issue(fixture), await issue(fixture)];
  for (const token of all) await tokens.verify(token);
  const again = all.map((token) => tokens.verify(token));
  assert.is(again.filter((principal) => principal instanceof Promise).length, 1);
  await Promise.all(again);
});

test('a store that fails is no reason to call a token wrong, nor to trust it', async () => {
  const watch = spy();
  await using fixture = await authFixture(watch.wrap);
  const token = await issue(fixture);
  await fixture.auth.tokens.verify(token);
  watch.failure = new Error('the database is gone');
  assert.not.instance(fixture.auth.tokens.verify(token), Promise);
  fixture.clock.now = START + 10_000;
  for (let times = 0; times < 2; times++) assert.is(await failure(() => fixture.auth.tokens.verify(token)), watch.failure);
  watch.failure = undefined;
  assert.is((await fixture.auth.tokens.verify(token)).caller.user, fixture.user.id);
});

test('a token whose key is revoked while it is being looked at is not remembered', async () => {
  const watch = spy();
  await using fixture = await authFixture(watch.wrap);
  const { identities, tokens } = fixture.auth;
  const token = await issue(fixture);
  const { until, release } = latch();
  watch.calls.length = 0;
  watch.late = { call: 'credentials.get', until };
  const early = tokens.verify(token);
  await eventually(() => watch.calls.includes('credentials.get'), 'the key was read before it was revoked');
  watch.late = undefined;
  await identities.revokeCredentials(fixture.user.id, fixture.key.accessKey);
  release();
  assert.is((await early).caller.user, fixture.user.id);
  assert.match(await refusal(() => tokens.verify(token)), /no longer valid/);
});

test.run();
