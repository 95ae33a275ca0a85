import * as assert from 'uvu/assert';
import { BasicCredentials } from '../../src/auth/basic-credentials.js';
import { SecretHasher } from '../../src/auth/secret-hasher.js';
import { eventually, suite } from '../support/harness.js';
import { authFixture, basic, type Fixture, failure, refusal, START } from './fixture.js';
import { latch, spy } from './spying-store.js';

const test = suite('checking of keys and secrets');

const FRESH_MS = 10_000;
const UNKNOWN = '401/22 Unauthorized (invalid credentials) (failed to locate provided credentials)';
const NO_COMPANY = '401/22 Unauthorized (invalid credentials) (invalid user company)';

/** Counts the hashes worked out: what a check costs. */
class CountingHasher extends SecretHasher {
  verified = 0;
  override verify(secret: string, hash: string): Promise<boolean> {
    this.verified++;
    return super.verify(secret, hash);
  }
}

function checker({ auth, clock }: Fixture, remembered?: number) {
  const hasher = new CountingHasher({ cost: 2 });
  const options = { identities: auth.identities, hasher, now: () => clock.now };
  const credentials = new BasicCredentials(remembered === undefined ? options : { ...options, remembered });
  const verify = (key: { accessKey: string; secretKey: string }) => credentials.verify(basic(key).slice('Basic '.length));
  return { hasher, verify, credentials };
}

test('a right pair stands for its user, as the store knows it', async () => {
  await using fixture = await authFixture();
  const { verify } = checker(fixture);
  const { caller, ends } = await verify(fixture.key);
  assert.equal(caller, {
    user: fixture.user.id,
    company: fixture.company.id,
    role: 'user',
    userName: 'Ada',
    companyName: 'Acme',
    session: { via: 'basic', accessKey: fixture.key.accessKey },
  });
  assert.ok(Object.isFrozen(caller));
  assert.is(ends, Number.POSITIVE_INFINITY);
});

test('a pair seen before is answered synchronously: no hash, no store', async () => {
  const watch = spy();
  await using fixture = await authFixture(watch.wrap);
  const { hasher, verify } = checker(fixture);
  const principal = await verify(fixture.key);
  watch.calls.length = 0;
  for (let times = 0; times < 100; times++) assert.is(verify(fixture.key), principal);
  assert.equal(watch.calls, []);
  assert.is(hasher.verified, 1);
});

test('many first calls with one pair work out one hash', async () => {
  await using fixture = await authFixture();
  const { hasher, verify } = checker(fixture);
  const all = await Promise.all(Array.from({ length: 50 }, () => verify(fixture.key)));
  assert.is(new Set(all).size, 1);
  assert.is(hasher.verified, 1);
});

test('an unknown key costs the same hash as a wrong secret and gets the same answer', async () => {
  await using fixture = await authFixture();
  const { hasher, verify } = checker(fixture);
  const { accessKey, secretKey } = fixture.key;
  assert.is(await refusal(() => verify({ accessKey, secretKey: 'wrong' })), UNKNOWN);
  assert.is(hasher.verified, 1);
  assert.is(await refusal(() => verify({ accessKey: 'NOSUCHKEY', secretKey })), UNKNOWN);
  assert.is(hasher.verified, 2);
});

test('so does a revoked and an expired key', async () => {
  await using fixture = await authFixture();
  const { identities } = fixture.auth;
  const { hasher, verify } = checker(fixture);
  const expired = await identities.createCredentials(fixture.user, { expires: new Date(START - 1) });
  await identities.revokeCredentials(fixture.user.id, fixture.key.accessKey);
  for (const key of [fixture.key, expired]) assert.is(await refusal(() => verify(key)), UNKNOWN);
  assert.is(hasher.verified, 2);
});

for (const change of [
  (key: string) => key.toLowerCase(),
  (key: string) => `${key} `,
  (key: string) => `${key}%00`,
  (key: string) => key.slice(0, -1),
  () => '',
  () => '__proto__',
  () => '.*',
  () => '{"$ne":null}',
]) {
  test(`a key is matched exactly: ${JSON.stringify(change('KEY'))} is not KEY`, async () => {
    await using fixture = await authFixture();
    const { verify } = checker(fixture);
    const { accessKey, secretKey } = fixture.key;
    assert.is(await refusal(() => verify({ accessKey: change(accessKey), secretKey })), UNKNOWN);
    assert.is(await refusal(() => verify({ accessKey, secretKey: change(secretKey) })), UNKNOWN);
  });
}

test('a secret with colons and beyond ASCII is matched as it is', async () => {
  await using fixture = await authFixture();
  const key = { accessKey: 'HAND-MADE', secretKey: 'a:b::ü 漢:' };
  await fixture.auth.identities.addCredentials(fixture.user, key);
  const { verify } = checker(fixture);
  assert.is((await verify(key)).caller.user, fixture.user.id);
  assert.is(await refusal(() => verify({ ...key, secretKey: 'a' })), UNKNOWN);
});

test('a wrong pair that keeps coming is refused for a while without a hash', async () => {
  await using fixture = await authFixture();
  const { hasher, verify } = checker(fixture);
  const wrong = { ...fixture.key, secretKey: 'wrong' };
  for (let times = 0; times < 20; times++) assert.is(await refusal(() => verify(wrong)), UNKNOWN);
  assert.is(hasher.verified, 1);
  fixture.clock.now += 5_000;
  assert.is(await refusal(() => verify(wrong)), UNKNOWN);
  assert.is(hasher.verified, 2);
});

test('a pair that was wrong works as soon as it is made', async () => {
  await using fixture = await authFixture();
  const { verify } = checker(fixture);
  const key = { accessKey: 'SOON', secretKey: 'secret' };
  assert.is(await refusal(() => verify(key)), UNKNOWN);
  await fixture.auth.identities.addCredentials(fixture.user, key);
  assert.is((await verify(key)).caller.user, fixture.user.id);
});

test('wrong pairs push no right one out', async () => {
  await using fixture = await authFixture();
  const { verify } = checker(fixture, 2);
  const principal = await verify(fixture.key);
  for (let i = 0; i < 10; i++) await failure(() => verify({ accessKey: `WRONG${i}`, secretKey: 'x' }));
  assert.is(verify(fixture.key), principal);
});

test('after ten seconds a pair is confirmed without a hash, and changes of the user show', async () => {
  await using fixture = await authFixture();
  const { hasher, verify } = checker(fixture);
  await verify(fixture.key);
  await fixture.store.collection('users').update({ id: fixture.user.id }, { $set: { role: 'guest', name: 'Ada L.' } });
  fixture.clock.now += FRESH_MS;
  const { caller } = await verify(fixture.key);
  assert.is(caller.role, 'guest');
  assert.is(caller.userName, 'Ada L.');
  assert.is(hasher.verified, 1);
});

for (const [name, change] of [
  ['revoked', ({ identities }: Fixture['auth'], user: string, key: string) => identities.revokeCredentials(user, key)],
  ['removed', ({ identities }: Fixture['auth'], user: string, key: string) => identities.removeCredentials(user, key)],
  ['given another secret', ({ identities }: Fixture['auth'], _: string, key: string) => identities.changeSecret(key, 'other')],
] as const) {
  test(`a key ${name} by another process is refused within ten seconds`, async () => {
    await using fixture = await authFixture();
    const { verify } = checker(fixture);
    await verify(fixture.key);
    await change(fixture.another(), fixture.user.id, fixture.key.accessKey);
    fixture.clock.now += FRESH_MS - 1;
    assert.is((await verify(fixture.key)).caller.user, fixture.user.id);
    fixture.clock.now += 1;
    assert.is(await refusal(() => verify(fixture.key)), UNKNOWN);
  });
}

test('a user without a company cannot come in, before and after', async () => {
  await using fixture = await authFixture();
  const { verify } = checker(fixture);
  await verify(fixture.key);
  await fixture.store.collection('companies').deleteMany({});
  fixture.clock.now += FRESH_MS;
  assert.is(await refusal(() => verify(fixture.key)), NO_COMPANY);
  assert.is(await refusal(() => checker(fixture).verify(fixture.key)), NO_COMPANY);
});

test('a key whose user is gone opens nothing', async () => {
  await using fixture = await authFixture();
  await fixture.store.collection('users').deleteMany({});
  assert.is(await refusal(() => checker(fixture).verify(fixture.key)), UNKNOWN);
});

test('a store that fails is no reason to call a secret wrong', async () => {
  const watch = spy();
  await using fixture = await authFixture(watch.wrap);
  const { verify } = checker(fixture);
  watch.failure = new Error('the database is gone');
  assert.is(await failure(() => verify(fixture.key)), watch.failure);
  watch.failure = undefined;
  assert.is((await verify(fixture.key)).caller.user, fixture.user.id);
});

test('a pair whose key is revoked while it is being checked is not remembered', async () => {
  const watch = spy();
  await using fixture = await authFixture(watch.wrap);
  const { verify } = checker(fixture);
  const { until, release } = latch();
  watch.late = { call: 'companies.get', until };
  watch.calls.length = 0;
  const early = verify(fixture.key);
  await eventually(() => watch.calls.includes('companies.get'), 'everything was read before the revocation');
  watch.late = undefined;
  await fixture.auth.identities.revokeCredentials(fixture.user.id, fixture.key.accessKey);
  release();
  await early;
  assert.is(await refusal(() => verify(fixture.key)), UNKNOWN);
});

test('a damaged hash in the store is an error of ours and not of the caller', async () => {
  await using fixture = await authFixture();
  await fixture.store.collection('credentials').update({ id: fixture.key.accessKey }, { $set: { secret: 'damaged' } });
  const error = (await failure(() => checker(fixture).verify(fixture.key))) as Error;
  assert.is(error.message, 'a stored secret hash is damaged');
});

test.run();
