import * as assert from 'uvu/assert';
import type { Auth, GivenKey } from '../../src/auth/index.js';
import { AuthSetupError } from '../../src/auth/index.js';
import type { Store } from '../../src/store/port.js';
import { suite } from '../support/harness.js';
import { basic, failure, memoryStore, newAuth, refusal, START } from './fixture.js';

const test = suite('first and later starts');

const UNKNOWN = '401/22 Unauthorized (invalid credentials) (failed to locate provided credentials)';
const A: GivenKey = { accessKey: 'KEY_A', secretKey: 'secret a' };
const B: GivenKey = { accessKey: 'KEY_B', secretKey: 'secret b' };

/** A server starting on the store. */
const started = (store: Store): Auth => newAuth(store, { now: START });
const login = (auth: Auth, key: GivenKey) => auth.authenticator.authenticate({ authorization: basic(key), authorize: true });

async function counts(store: Store): Promise<Record<string, number>> {
  const entries = ['companies', 'users', 'credentials', 'installation'].map(async (name) => [
    name,
    await store.collection(name).count({}),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

test('the first start makes a company, an administrator and a key that works', async () => {
  await using store = await memoryStore();
  const auth = started(store);
  const { company, administrator, key } = await auth.ensureInstallation();
  assert.match(company.id, /^[0-9a-f]{32}$/);
  assert.is(company.name, 'taskwright');
  assert.is(administrator.role, 'admin');
  assert.is(administrator.company, company.id);
  assert.is(key.state, 'generated');
  if (key.state !== 'generated') return;
  const caller = await login(auth, key);
  assert.is(caller.user, administrator.id);
  assert.is(caller.role, 'admin');
  assert.is(caller.companyName, 'taskwright');
});

test('no two installations share an id or a key', async () => {
  await using first = await memoryStore();
  await using second = await memoryStore();
  const [a, b] = [await started(first).ensureInstallation(), await started(second).ensureInstallation()];
  assert.is.not(a.company.id, b.company.id);
  assert.is.not(a.administrator.id, b.administrator.id);
  assert.is.not(JSON.stringify(a.key), JSON.stringify(b.key));
});

test('later starts find everything and show no secret', async () => {
  await using store = await memoryStore();
  const first = await started(store).ensureInstallation();
  const second = await started(store).ensureInstallation();
  assert.equal(second.key, { state: 'existing' });
  assert.equal(second.company, first.company);
  assert.equal(second.administrator, first.administrator);
  assert.equal(await counts(store), { companies: 1, users: 1, credentials: 1, installation: 1 });
});

test('a generated key that was revoked is not made again', async () => {
  await using store = await memoryStore();
  const auth = started(store);
  const { administrator, key } = await auth.ensureInstallation();
  if (key.state !== 'generated') return assert.unreachable();
  await auth.identities.revokeCredentials(administrator.id, key.accessKey);
  assert.equal((await started(store).ensureInstallation()).key, { state: 'existing' });
});

test('servers that start at the same moment agree, and one key is generated', async () => {
  await using store = await memoryStore();
  const all = await Promise.all([1, 2, 3, 4, 5].map(() => started(store).ensureInstallation()));
  assert.is(new Set(all.map(({ company }) => company.id)).size, 1);
  assert.is(new Set(all.map(({ administrator }) => administrator.id)).size, 1);
  assert.is(all.filter(({ key }) => key.state === 'generated').length, 1);
  assert.is(all.filter(({ key }) => key.state === 'existing').length, 4);
  assert.equal(await counts(store), { companies: 1, users: 1, credentials: 1, installation: 1 });
});

for (const lost of [['companies'], ['users'], ['companies', 'users']]) {
  test(`a start that was cut short before it made ${lost.join(' and ')} is completed by the next`, async () => {
    await using store = await memoryStore();
    const first = await started(store).ensureInstallation();
    for (const name of lost) await store.collection(name).deleteMany({});
    const second = await started(store).ensureInstallation();
    assert.is(second.company.id, first.company.id);
    assert.is(second.administrator.id, first.administrator.id);
    assert.equal(await counts(store), { companies: 1, users: 1, credentials: 1, installation: 1 });
  });
}

test('a start that was cut short before a key was printed generates another', async () => {
  await using store = await memoryStore();
  await started(store).ensureInstallation();
  await store.collection('installation').update({}, { $unset: { generated_key: true } });
  const auth = started(store);
  const { key } = await auth.ensureInstallation();
  if (key.state !== 'generated') return assert.unreachable();
  assert.is((await login(auth, key)).role, 'admin');
});

test('a given key is the administrator, and none is generated', async () => {
  await using store = await memoryStore();
  const auth = started(store);
  const { key, administrator } = await auth.ensureInstallation(A);
  assert.equal(key, { state: 'given', accessKey: 'KEY_A', change: 'added' });
  assert.is((await login(auth, A)).user, administrator.id);
  assert.is((await counts(store)).credentials, 1);
});

test('the same pair at every start changes nothing', async () => {
  await using store = await memoryStore();
  await started(store).ensureInstallation(A);
  const before = await store.collection('credentials').find({});
  const { key } = await started(store).ensureInstallation(A);
  assert.equal(key, { state: 'given', accessKey: 'KEY_A', change: 'kept' });
  assert.equal(await store.collection('credentials').find({}), before);
});

test('a start without a pair leaves the given one as it is', async () => {
  await using store = await memoryStore();
  await started(store).ensureInstallation(A);
  const auth = started(store);
  assert.equal((await auth.ensureInstallation()).key, { state: 'existing' });
  assert.is((await login(auth, A)).role, 'admin');
});

test('a generated key keeps working beside a given one', async () => {
  await using store = await memoryStore();
  const { key } = await started(store).ensureInstallation();
  if (key.state !== 'generated') return assert.unreachable();
  const auth = started(store);
  assert.equal((await auth.ensureInstallation(A)).key, { state: 'given', accessKey: 'KEY_A', change: 'added' });
  assert.is((await login(auth, key)).user, (await login(auth, A)).user);
});

test('another pair replaces the one given before, and says so', async () => {
  await using store = await memoryStore();
  await started(store).ensureInstallation(A);
  const auth = started(store);
  const { key } = await auth.ensureInstallation(B);
  assert.equal(key, { state: 'given', accessKey: 'KEY_B', change: 'added', replaced: 'KEY_A' });
  assert.is((await login(auth, B)).role, 'admin');
  assert.is(await refusal(() => login(auth, A)), UNKNOWN);
});

test('one can go back to an earlier pair', async () => {
  await using store = await memoryStore();
  for (const pair of [A, B]) await started(store).ensureInstallation(pair);
  const auth = started(store);
  const { key } = await auth.ensureInstallation(A);
  assert.equal(key, { state: 'given', accessKey: 'KEY_A', change: 'added', replaced: 'KEY_B' });
  assert.is((await login(auth, A)).role, 'admin');
  assert.is(await refusal(() => login(auth, B)), UNKNOWN);
});

test('the same key with another secret changes the secret', async () => {
  await using store = await memoryStore();
  await started(store).ensureInstallation(A);
  const auth = started(store);
  const changed = { ...A, secretKey: 'other' };
  assert.equal((await auth.ensureInstallation(changed)).key, { state: 'given', accessKey: 'KEY_A', change: 'new secret' });
  assert.is((await login(auth, changed)).role, 'admin');
  assert.is(await refusal(() => login(auth, A)), UNKNOWN);
});

test('a given key that was revoked stays revoked, and pushes out no key that works', async () => {
  await using store = await memoryStore();
  const auth = started(store);
  const { administrator } = await auth.ensureInstallation(A);
  await auth.identities.addCredentials(administrator, B);
  await auth.identities.revokeCredentials(administrator.id, B.accessKey);
  const { key } = await auth.ensureInstallation(B);
  assert.equal(key, { state: 'given', accessKey: 'KEY_B', change: 'revoked' });
  assert.is(await refusal(() => login(auth, B)), UNKNOWN);
  assert.is((await login(auth, A)).role, 'admin');
});

test('servers that start with the same pair at the same moment agree', async () => {
  await using store = await memoryStore();
  const all = await Promise.all([1, 2, 3, 4].map(() => started(store).ensureInstallation(A)));
  assert.ok(all.every(({ key }) => key.state === 'given' && key.replaced === undefined));
  assert.equal(await counts(store), { companies: 1, users: 1, credentials: 1, installation: 1 });
  assert.is((await login(started(store), A)).role, 'admin');
});

test("another user's key is refused and left alone", async () => {
  await using store = await memoryStore();
  const auth = started(store);
  const { company } = await auth.ensureInstallation();
  const user = await auth.identities.createUser({ company: company.id, name: 'Bo' });
  await auth.identities.addCredentials(user, A);
  const error = await failure(() => auth.ensureInstallation({ ...A, secretKey: 'taken over' }));
  assert.instance(error, AuthSetupError);
  assert.match((error as Error).message, /belongs to another user/);
  assert.is((await login(auth, A)).user, user.id);
});

for (const [name, given, expected] of [
  ['an empty key', { accessKey: '', secretKey: 's' }, /access key in the settings must be 1 to 128/],
  ['a key with a colon', { accessKey: 'a:b', secretKey: 's' }, /access key in the settings/],
  ['a key with a space', { accessKey: 'a b', secretKey: 's' }, /access key in the settings/],
  ['a key with a NUL', { accessKey: 'a\0b', secretKey: 's' }, /access key in the settings/],
  ['a key beyond ASCII', { accessKey: 'clé', secretKey: 's' }, /access key in the settings/],
  ['a key that is too long', { accessKey: 'a'.repeat(129), secretKey: 's' }, /access key in the settings/],
  ['an empty secret', { accessKey: 'a', secretKey: '' }, /secret key in the settings must have 1 to 1024/],
  ['a secret with a line end', { accessKey: 'a', secretKey: 'hush\n' }, /control characters not among them/],
  ['a secret that is too long', { accessKey: 'a', secretKey: 'hush'.repeat(257) }, /secret key in the settings/],
] as const) {
  test(`${name} is refused before anything is written, and not repeated`, async () => {
    await using store = await memoryStore();
    const error = await failure(() => started(store).ensureInstallation(given));
    assert.instance(error, AuthSetupError);
    assert.match((error as Error).message, expected);
    assert.not((error as Error).message.includes('hush'));
    assert.equal(await counts(store), { companies: 0, users: 0, credentials: 0, installation: 0 });
  });
}

test.run();
