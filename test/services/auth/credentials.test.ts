import * as assert from 'uvu/assert';
import { basic, refusal, START } from '../../auth/fixture.js';
import { eventually, suite } from '../../support/harness.js';
import { administrator, serviceFixture } from './fixture.js';

const test = suite('auth.get_credentials, create_credentials, revoke_credentials');

const YEAR_MS = 365 * 24 * 3600 * 1000;
const wire = (ms: number) => new Date(ms).toISOString().replace('.000Z', '+00:00');

test('a new key is shown once, with its secret, and works', async () => {
  await using fixture = await serviceFixture();
  const { credentials } = await fixture.call('auth.create_credentials', { label: 'robot' });
  assert.match(credentials?.access_key ?? '', /^[A-Z0-9]{20}$/);
  assert.match(credentials?.secret_key ?? '', /^[A-Za-z0-9]{50}$/);
  assert.is(credentials?.label, 'robot');
  const authorization = basic({ accessKey: credentials?.access_key ?? '', secretKey: credentials?.secret_key ?? '' });
  assert.is((await fixture.call('users.get_current_user', {}, { authorization })).user?.id, fixture.user.id);
});

test('the list shows keys, labels and expiry, and no secrets', async () => {
  await using fixture = await serviceFixture();
  const expiration = wire(START + YEAR_MS);
  const { credentials } = await fixture.call('auth.create_credentials', { label: 'robot', expiration });
  const list = await fixture.call('auth.get_credentials');
  const known = list.credentials?.map(({ last_used, last_used_from, ...rest }) => JSON.parse(JSON.stringify(rest)));
  assert.equal(known, [
    { access_key: fixture.key.accessKey, label: 'laptop' },
    { access_key: credentials?.access_key, label: 'robot', expiration },
  ]);
  for (const secret of [fixture.key.secretKey, credentials?.secret_key ?? '', 'scrypt']) {
    assert.not(JSON.stringify(list).includes(secret));
  }
});

test('the list says when a key was last used, and by whom', async () => {
  await using fixture = await serviceFixture();
  const sending = { authorization: basic(fixture.key), worker: 'gpu-1', address: '10.0.0.1' };
  await fixture.call('users.get_current_user', {}, sending);
  const used = await eventually(async () => {
    const { credentials } = await fixture.call('auth.get_credentials', {}, sending);
    return credentials?.find(({ last_used }) => last_used !== undefined);
  }, 'the use was written down');
  assert.is(used.last_used, wire(START));
  assert.is(used.last_used_from, 'gpu-1');
});

test('a key expires when it was told to', async () => {
  await using fixture = await serviceFixture();
  const { credentials } = await fixture.call('auth.create_credentials', { expiration: wire(START + YEAR_MS) });
  const authorization = basic({ accessKey: credentials?.access_key ?? '', secretKey: credentials?.secret_key ?? '' });
  fixture.clock.now = START + YEAR_MS - 1;
  assert.is((await fixture.call('users.get_current_user', {}, { authorization })).user?.id, fixture.user.id);
  fixture.clock.now = START + YEAR_MS;
  assert.match(await refusal(() => fixture.call('users.get_current_user', {}, { authorization })), /^401\/22 /);
});

for (const expiration of ['2001-01-01T00:00:00Z', 'tomorrow', '', '2099-02-30T00:00:00Z', 4102444800, {}]) {
  test(`an expiry of ${JSON.stringify(expiration)} is refused, and no key is made`, async () => {
    await using fixture = await serviceFixture();
    assert.match(await refusal(() => fixture.call('auth.create_credentials', { expiration })), /^400\/12 /);
    assert.is(await fixture.store.collection('credentials').count({}), 1);
  });
}

test('a label may be left out or null', async () => {
  await using fixture = await serviceFixture();
  for (const request of [{}, { label: null }]) {
    const { credentials } = await fixture.call('auth.create_credentials', request);
    assert.is(credentials?.label, undefined);
  }
});

test('everybody sees and revokes own keys only, administrators too', async () => {
  await using fixture = await serviceFixture();
  const { key, authorization } = await administrator(fixture);
  const { credentials } = await fixture.call('auth.get_credentials', {}, { authorization });
  assert.equal(
    credentials?.map(({ access_key }) => access_key),
    [key.accessKey],
  );
  const access_key = fixture.key.accessKey;
  assert.equal(await fixture.call('auth.revoke_credentials', { access_key }, { authorization }), { revoked: 0 });
  assert.is((await fixture.call('auth.get_credentials')).credentials?.length, 1);
});

test('an administrator manages the keys of others by acting for them', async () => {
  await using fixture = await serviceFixture();
  const { authorization } = await administrator(fixture);
  const sending = { authorization, actAs: fixture.user.id };
  const made = await fixture.call('auth.create_credentials', { label: 'for Ada' }, sending);
  const mine = await fixture.call('auth.get_credentials');
  assert.ok(
    mine.credentials?.some(({ access_key, label }) => access_key === made.credentials?.access_key && label === 'for Ada'),
  );
  assert.equal(await fixture.call('auth.revoke_credentials', { access_key: fixture.key.accessKey }, sending), { revoked: 1 });
  assert.match(await refusal(() => fixture.call('users.get_current_user')), /^401\/22 /);
});

test('a revoked key and its tokens stop working at once', async () => {
  await using fixture = await serviceFixture();
  const { token } = await fixture.call('auth.login');
  const { credentials } = await fixture.call('auth.create_credentials');
  const other = basic({ accessKey: credentials?.access_key ?? '', secretKey: credentials?.secret_key ?? '' });
  const revoke = () => fixture.call('auth.revoke_credentials', { access_key: fixture.key.accessKey }, { authorization: other });
  assert.equal(await revoke(), { revoked: 1 });
  assert.equal(await revoke(), { revoked: 0 });
  assert.match(await refusal(() => fixture.call('auth.get_credentials')), /^401\/22 /);
  assert.match(await refusal(() => fixture.call('auth.get_credentials', {}, { authorization: `Bearer ${token}` })), /^401\/30 /);
});

for (const [request, code] of [
  [{}, '400/'],
  [{ access_key: 5 }, '400/12'],
  [{ access_key: { $ne: null } }, '400/12'],
  [{ access_key: ['a'] }, '400/12'],
] as const) {
  test(`revoking ${JSON.stringify(request)} is refused and revokes nothing`, async () => {
    await using fixture = await serviceFixture();
    assert.ok((await refusal(() => fixture.call('auth.revoke_credentials', request))).startsWith(code));
    assert.is(await fixture.store.collection('credentials').count({ revoked: { $exists: true } }), 0);
  });
}

for (const access_key of ['', '__proto__', 'nosuch', '.*']) {
  test(`revoking the unknown key ${JSON.stringify(access_key)} revokes nothing`, async () => {
    await using fixture = await serviceFixture();
    assert.equal(await fixture.call('auth.revoke_credentials', { access_key }), { revoked: 0 });
  });
}

test('without credentials nobody gets or makes any', async () => {
  await using fixture = await serviceFixture();
  for (const name of ['auth.get_credentials', 'auth.create_credentials', 'auth.revoke_credentials'] as const) {
    assert.is(await refusal(() => fixture.call(name, { access_key: 'x' }, {})), '401/20 Unauthorized (missing credentials)');
  }
});

test.run();
