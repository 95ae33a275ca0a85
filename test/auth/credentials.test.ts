import * as assert from 'uvu/assert';
import { DuplicateKeyError } from '../../src/store/errors.js';
import { suite } from '../support/harness.js';
import { authFixture, basic, failure, refusal, START } from './fixture.js';

const test = suite('credentials');

const UNKNOWN = '401/22 Unauthorized (invalid credentials) (failed to locate provided credentials)';

test('a new key has 20 characters, its secret 50, and both are what was asked for', async () => {
  await using fixture = await authFixture();
  const expires = new Date(START + 1_000);
  const issued = await fixture.auth.identities.createCredentials(fixture.user, { label: 'robot', expires });
  assert.match(issued.accessKey, /^[A-Z0-9]{20}$/);
  assert.match(issued.secretKey, /^[A-Za-z0-9]{50}$/);
  assert.is(issued.label, 'robot');
  assert.equal(issued.expires, expires);
});

test('label and expiry are absent when not given', async () => {
  await using fixture = await authFixture();
  const issued = await fixture.auth.identities.createCredentials(fixture.user, { label: undefined, expires: undefined });
  assert.equal(Object.keys(issued).sort(), ['accessKey', 'secretKey']);
});

test('only a hash of the secret is stored', async () => {
  await using fixture = await authFixture();
  const stored = await fixture.store.collection('credentials').find({});
  const text = JSON.stringify(stored);
  assert.ok(text.includes(fixture.key.accessKey));
  assert.not(text.includes(fixture.key.secretKey));
  assert.match(text, /\$scrypt\$ln=/);
});

test('a list shows everything but secrets, oldest first, own keys only', async () => {
  await using fixture = await authFixture();
  const { identities } = fixture.auth;
  const other = await identities.createUser({ company: fixture.company.id, name: 'Bo' });
  await identities.createCredentials(other);
  fixture.clock.now += 1_000;
  const second = await identities.createCredentials(fixture.user);
  const common = { user: fixture.user.id, company: fixture.company.id };
  assert.equal(await identities.credentials(fixture.user.id), [
    { id: fixture.key.accessKey, ...common, created: new Date(START), label: 'laptop' },
    { id: second.accessKey, ...common, created: new Date(START + 1_000) },
  ]);
});

test('a revoked key opens nothing and is no longer listed', async () => {
  await using fixture = await authFixture();
  const { identities, authenticator } = fixture.auth;
  const login = () => authenticator.authenticate({ authorization: basic(fixture.key), authorize: true });
  assert.is((await login()).user, fixture.user.id);
  assert.is(await identities.revokeCredentials(fixture.user.id, fixture.key.accessKey), 1);
  assert.is(await refusal(login), UNKNOWN);
  assert.equal(await identities.credentials(fixture.user.id), []);
});

test('revoking a second time revokes nothing', async () => {
  await using fixture = await authFixture();
  const { identities } = fixture.auth;
  const revoke = () => identities.revokeCredentials(fixture.user.id, fixture.key.accessKey);
  assert.is(await revoke(), 1);
  const first = (await identities.credential(fixture.key.accessKey))?.revoked;
  fixture.clock.now += 1_000;
  assert.is(await revoke(), 0);
  assert.equal((await identities.credential(fixture.key.accessKey))?.revoked, first);
});

test("nobody revokes another user's key", async () => {
  await using fixture = await authFixture();
  const { identities, authenticator } = fixture.auth;
  const other = await identities.createUser({ company: fixture.company.id, name: 'Bo' });
  assert.is(await identities.revokeCredentials(other.id, fixture.key.accessKey), 0);
  assert.is(await identities.revokeCredentials(fixture.user.id, 'NOSUCH'), 0);
  assert.is((await authenticator.authenticate({ authorization: basic(fixture.key), authorize: true })).user, fixture.user.id);
});

test('a key opens nothing from the moment it expires, even one in use', async () => {
  await using fixture = await authFixture();
  const { identities, authenticator } = fixture.auth;
  const key = await identities.createCredentials(fixture.user, { expires: new Date(START + 5_000) });
  const login = () => authenticator.authenticate({ authorization: basic(key), authorize: true });
  fixture.clock.now = START + 4_999;
  assert.is((await login()).user, fixture.user.id);
  fixture.clock.now = START + 5_000;
  assert.is(await refusal(login), UNKNOWN);
  assert.is(await refusal(login), UNKNOWN);
});

test('a key that was removed leaves nothing behind', async () => {
  await using fixture = await authFixture();
  const { identities, authenticator } = fixture.auth;
  const login = () => authenticator.authenticate({ authorization: basic(fixture.key), authorize: true });
  await login();
  await identities.removeCredentials(fixture.user.id, fixture.key.accessKey);
  assert.is(await refusal(login), UNKNOWN);
  assert.is(await fixture.store.collection('credentials').count({}), 0);
});

test('a key with a changed secret opens with the new one only', async () => {
  await using fixture = await authFixture();
  const { identities, authenticator } = fixture.auth;
  const login = (secretKey: string) =>
    authenticator.authenticate({ authorization: basic({ ...fixture.key, secretKey }), authorize: true });
  await login(fixture.key.secretKey);
  await identities.changeSecret(fixture.key.accessKey, 'another secret');
  assert.is(await refusal(() => login(fixture.key.secretKey)), UNKNOWN);
  assert.is((await login('another secret')).user, fixture.user.id);
});

test('two users cannot have the same key', async () => {
  await using fixture = await authFixture();
  const { identities } = fixture.auth;
  const other = await identities.createUser({ company: fixture.company.id, name: 'Bo' });
  assert.instance(await failure(() => identities.addCredentials(other, fixture.key)), DuplicateKeyError);
  assert.is((await identities.credential(fixture.key.accessKey))?.user, fixture.user.id);
});

test('whoever watches is told of every change', async () => {
  await using fixture = await authFixture();
  const { identities } = fixture.auth;
  const { accessKey } = fixture.key;
  const told: string[] = [];
  identities.watch((key) => told.push(key));
  const made = await identities.createCredentials(fixture.user);
  await identities.changeSecret(accessKey, 'other');
  await identities.revokeCredentials(fixture.user.id, accessKey);
  await identities.removeCredentials(fixture.user.id, accessKey);
  assert.equal(told, [made.accessKey, accessKey, accessKey, accessKey]);
});

test.run();
