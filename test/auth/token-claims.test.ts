import fc from 'fast-check';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import * as assert from 'uvu/assert';
import { type Identity, identityOf } from '../../src/auth/index.js';
import { suite } from '../support/harness.js';
import { authFixture, START } from './fixture.js';

const test = suite('claims and lifetime of tokens');

const NOW_S = START / 1000;
const THIRTY_DAYS_S = 2_592_000;
const someone: Identity = { user: 'u', company: 'c', role: 'user', userName: 'Ümläut 名', companyName: 'Acme "Ltd"' };

test('the claims are those of task-core 3.3, with an id and the key', async () => {
  await using fixture = await authFixture();
  const { token } = await fixture.auth.tokens.issue(identityOf(fixture.user, fixture.company), { accessKey: 'KEY' });
  const { jti, ...claims } = decodeJwt(token);
  assert.match(jti ?? '', /^[0-9a-f]{32}$/);
  assert.equal(claims, {
    identity: { user: fixture.user.id, company: fixture.company.id, role: 'user', user_name: 'Ada', company_name: 'Acme' },
    iat: NOW_S,
    exp: NOW_S + THIRTY_DAYS_S,
    key: 'KEY',
    auth_type: 'Bearer',
    env: '<unknown>',
    api_version: '2.22',
    server_version: '1.2.3',
    server_build: '',
    feature_set: 'basic',
  });
  assert.equal(decodeProtectedHeader(token), { alg: 'HS256', typ: 'JWT' });
});

test('a token without a key says nothing of one', async () => {
  await using fixture = await authFixture();
  const { token } = await fixture.auth.tokens.issue(someone);
  assert.not('key' in decodeJwt(token));
});

test('no two tokens are the same, even of the same second', async () => {
  await using fixture = await authFixture();
  const tokens = await Promise.all(Array.from({ length: 20 }, () => fixture.auth.tokens.issue(someone)));
  assert.is(new Set(tokens.map(({ token }) => token)).size, 20);
});

test('times are whole seconds, rounded down', async () => {
  await using fixture = await authFixture();
  fixture.clock.now = START + 1_999;
  const { token, expires } = await fixture.auth.tokens.issue(someone, { expirationSeconds: 60 });
  assert.is(decodeJwt(token).iat, NOW_S + 1);
  assert.equal(expires, new Date(START + 61_000));
});

for (const [role, asked, lifetime] of [
  ['user', undefined, THIRTY_DAYS_S],
  ['user', 0, THIRTY_DAYS_S],
  ['user', 60, 60],
  ['user', 31_536_000, 31_536_000],
  ['user', -10, -10],
  ['admin', undefined, THIRTY_DAYS_S],
  ['root', undefined, THIRTY_DAYS_S],
  ['system', undefined, undefined],
  ['system', 0, undefined],
  ['system', 60, 60],
] as const) {
  test(`role ${role} asking for ${asked} seconds gets ${lifetime ?? 'a token that never expires'}`, async () => {
    await using fixture = await authFixture();
    const { token, ...issued } = await fixture.auth.tokens.issue({ ...someone, role }, { expirationSeconds: asked });
    assert.is(decodeJwt(token).exp, lifetime === undefined ? undefined : NOW_S + lifetime);
    assert.equal(issued, lifetime === undefined ? {} : { expires: new Date(START + lifetime * 1000), lifetime });
  });
}

test('whoever a token was issued for is whom it stands for', async () => {
  await using fixture = await authFixture();
  const text = fc.string({ unit: 'grapheme' });
  const filled = fc.string({ unit: 'grapheme', minLength: 1 });
  await fc.assert(
    fc.asyncProperty(filled, filled, filled, text, text, async (user, company, role, userName, companyName) => {
      const identity = { user, company, role, userName, companyName };
      const { token } = await fixture.auth.tokens.issue(identity);
      const { session: _, ...caller } = (await fixture.auth.tokens.verify(token)).caller;
      assert.equal(caller, identity);
    }),
    { numRuns: 30 },
  );
});

test.run();
