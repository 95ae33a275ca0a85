import * as assert from 'uvu/assert';
import { identityOf } from '../../src/auth/index.js';
import { eventually, suite } from '../support/harness.js';
import { authFixture, basic, type Fixture, START } from './fixture.js';

const test = suite('callers');

const token = async ({ auth, user, company, key }: Fixture) =>
  (await auth.tokens.issue(identityOf(user, company), { accessKey: key.accessKey, expirationSeconds: 60 })).token;

const who = ({ user, company }: Fixture) => ({ ...identityOf(user, company) });

test('a key makes a caller', async () => {
  await using fixture = await authFixture();
  const caller = await fixture.auth.authenticator.authenticate({ authorization: basic(fixture.key), authorize: true });
  assert.equal(caller, { ...who(fixture), session: { via: 'basic', accessKey: fixture.key.accessKey } });
});

test('a token makes the same caller, and says which token and key', async () => {
  await using fixture = await authFixture();
  const authorization = `Bearer ${await token(fixture)}`;
  const { session, ...caller } = await fixture.auth.authenticator.authenticate({ authorization, authorize: true });
  assert.equal(caller, who(fixture));
  assert.is(session?.via, 'bearer');
  assert.is(session?.accessKey, fixture.key.accessKey);
  assert.match(session?.token?.id ?? '', /^[0-9a-f]{32}$/);
  assert.equal(session?.token?.expires, new Date(START + 60_000));
});

for (const name of ['clearml_token_basic', 'taskwright_token']) {
  test(`so does the cookie ${name}`, async () => {
    await using fixture = await authFixture();
    const cookie = `theme=dark; ${name}=${await token(fixture)}`;
    const { session, ...caller } = await fixture.auth.authenticator.authenticate({ cookie, authorize: true });
    assert.equal(caller, who(fixture));
    assert.is(session?.via, 'cookie');
    assert.is(session?.accessKey, fixture.key.accessKey);
  });
}

test('one token is a header to one call and a cookie to another', async () => {
  await using fixture = await authFixture();
  const { authenticator } = fixture.auth;
  const value = await token(fixture);
  const header = { authorization: `Bearer ${value}`, authorize: true };
  const cookie = { cookie: `clearml_token_basic=${value}`, authorize: true };
  const seen = [];
  for (const presented of [header, cookie, header, cookie]) seen.push((await authenticator.authenticate(presented)).session?.via);
  assert.equal(seen, ['bearer', 'cookie', 'bearer', 'cookie']);
});

test('a header outweighs a cookie', async () => {
  await using fixture = await authFixture();
  const other = await fixture.auth.identities.createUser({ company: fixture.company.id, name: 'Bo' });
  const theirs = (await fixture.auth.tokens.issue(identityOf(other, fixture.company))).token;
  const presented = { authorization: basic(fixture.key), cookie: `clearml_token_basic=${theirs}`, authorize: true };
  const caller = await fixture.auth.authenticator.authenticate(presented);
  assert.is(caller.user, fixture.user.id);
  assert.is(caller.session?.via, 'basic');
});

test('worker and address are those of the call, not of the one before', async () => {
  await using fixture = await authFixture();
  const { authenticator } = fixture.auth;
  const call = { authorization: basic(fixture.key), authorize: true };
  const first = await authenticator.authenticate({ ...call, worker: 'gpu-1', address: '10.0.0.1' });
  assert.is(first.worker, 'gpu-1');
  assert.is(first.address, '10.0.0.1');
  const second = await authenticator.authenticate({ ...call, address: '10.0.0.2' });
  assert.not('worker' in second);
  assert.is(second.address, '10.0.0.2');
  const third = await authenticator.authenticate(call);
  assert.not('worker' in third);
  assert.not('address' in third);
});

test('from the second call on the caller is there at once', async () => {
  await using fixture = await authFixture();
  const { authenticator } = fixture.auth;
  for (const authorization of [basic(fixture.key), `Bearer ${await token(fixture)}`]) {
    const call = { authorization, worker: 'w', address: '::1', authorize: true };
    assert.instance(authenticator.authenticate(call), Promise);
    await authenticator.authenticate(call);
    assert.not.instance(authenticator.authenticate(call), Promise);
  }
});

test('more than one space behind the scheme does no harm', async () => {
  await using fixture = await authFixture();
  const authorization = basic(fixture.key).replace(' ', '   ');
  assert.is((await fixture.auth.authenticator.authenticate({ authorization, authorize: true })).user, fixture.user.id);
});

test('a secret is nowhere in a caller', async () => {
  await using fixture = await authFixture();
  const { authenticator } = fixture.auth;
  const value = await token(fixture);
  for (const authorization of [basic(fixture.key), `Bearer ${value}`]) {
    const text = JSON.stringify(await authenticator.authenticate({ authorization, authorize: true }));
    assert.not(text.includes(fixture.key.secretKey));
    assert.not(text.includes(value));
    assert.not(text.includes('scrypt'));
  }
});

for (const [worker, address, expected] of [
  ['gpu-1', '10.0.0.1', 'gpu-1'],
  [undefined, '10.0.0.1', '10.0.0.1'],
  [undefined, undefined, undefined],
] as const) {
  test(`a use of a key is written down, from ${expected ?? 'nowhere known'}`, async () => {
    await using fixture = await authFixture();
    const { authenticator, identities } = fixture.auth;
    fixture.clock.now = START + 500;
    await authenticator.authenticate({ authorization: basic(fixture.key), worker, address, authorize: true });
    const used = await eventually(async () => {
      const [info] = await identities.credentials(fixture.user.id);
      return info?.last_used && info;
    }, 'the use was written down');
    assert.equal(used.last_used, new Date(START + 500));
    assert.is(used.last_used_from, expected);
  });
}

test('a call with a token counts as a use of its key', async () => {
  await using fixture = await authFixture();
  const { authenticator, identities } = fixture.auth;
  await authenticator.authenticate({ authorization: `Bearer ${await token(fixture)}`, worker: 'gpu-2', authorize: true });
  await eventually(
    async () => (await identities.credentials(fixture.user.id))[0]?.last_used_from === 'gpu-2',
    'the use was written down',
  );
});

test('a refused call is no use of a key', async () => {
  await using fixture = await authFixture();
  const { authenticator, identities } = fixture.auth;
  const authorization = basic({ ...fixture.key, secretKey: 'wrong' });
  await authenticator.authenticate({ authorization, worker: 'thief', authorize: false });
  await fixture.auth[Symbol.asyncDispose]();
  assert.is((await identities.credentials(fixture.user.id))[0]?.last_used, undefined);
});

test.run();
