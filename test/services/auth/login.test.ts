import { decodeJwt } from 'jose';
import * as assert from 'uvu/assert';
import { basic, refusal, START } from '../../auth/fixture.js';
import { suite } from '../../support/harness.js';
import { administrator, headerOf, type ServiceFixture, serviceFixture } from './fixture.js';

const test = suite('auth.login');

const NOW_S = START / 1000;
const THIRTY_DAYS_S = 2_592_000;
const bearer = (token: string | undefined) => ({ authorization: `Bearer ${token}` });
const claimsOf = (token: string | undefined) => decodeJwt<{ identity: Record<string, string>; key: string }>(token ?? '');

async function cookieOf(fixture: ServiceFixture, request: Record<string, unknown> = {}): Promise<string | undefined> {
  return headerOf(await fixture.outcome('auth.login', request), 'Set-Cookie');
}

test('a key is exchanged for a token that says who, and which key', async () => {
  await using fixture = await serviceFixture();
  const { token } = await fixture.call('auth.login');
  const { identity, key, exp } = claimsOf(token);
  const { user, company } = fixture;
  assert.equal(identity, { user: user.id, company: company.id, role: 'user', user_name: 'Ada', company_name: 'Acme' });
  assert.is(key, fixture.key.accessKey);
  assert.is(exp, NOW_S + THIRTY_DAYS_S);
});

test('the token works, as a header and as a cookie', async () => {
  await using fixture = await serviceFixture();
  const { token } = await fixture.call('auth.login');
  for (const sending of [bearer(token), { cookie: `clearml_token_basic=${token}` }]) {
    const { user } = await fixture.call('users.get_current_user', {}, sending);
    assert.is(user?.id, fixture.user.id);
  }
});

test('the token comes as a cookie too, which scripts cannot read and other sites cannot send along', async () => {
  await using fixture = await serviceFixture();
  const outcome = await fixture.outcome('auth.login');
  const { token } = outcome.data as { token: string };
  const expected = `clearml_token_basic=${token}; HttpOnly; SameSite=Lax; Path=/; Max-Age=${THIRTY_DAYS_S}`;
  assert.is(headerOf(outcome, 'Set-Cookie'), expected);
});

for (const [request, lifetime] of [
  [{}, THIRTY_DAYS_S],
  [{ expiration_sec: null }, THIRTY_DAYS_S],
  [{ expiration_sec: 0 }, THIRTY_DAYS_S],
  [{ expiration_sec: 60 }, 60],
  [{ expiration_sec: 31_536_000 }, 31_536_000],
  [{ expiration_sec: 60, method: 'get' }, 60],
] as const) {
  test(`${JSON.stringify(request)} makes a token and a cookie for ${lifetime} seconds`, async () => {
    await using fixture = await serviceFixture();
    const outcome = await fixture.outcome('auth.login', request);
    assert.is(claimsOf((outcome.data as { token: string }).token).exp, NOW_S + lifetime);
    assert.match(headerOf(outcome, 'Set-Cookie') ?? '', new RegExp(`; Max-Age=${lifetime}$`));
  });
}

test('a negative lifetime makes a token that has expired and a cookie that goes at once', async () => {
  await using fixture = await serviceFixture();
  const { token } = await fixture.call('auth.login', { expiration_sec: -10 });
  const expected = '401/30 Invalid token (invalid jwt token): reason=Signature has expired';
  assert.is(await refusal(() => fixture.call('users.get_current_user', {}, bearer(token))), expected);
  assert.match((await cookieOf(fixture, { expiration_sec: -10 })) ?? '', /; Max-Age=0$/);
});

for (const expiration_sec of [31_536_001, 1e300, '60', 1.5, true, [60]]) {
  test(`a lifetime of ${JSON.stringify(expiration_sec)} is refused`, async () => {
    await using fixture = await serviceFixture();
    assert.match(await refusal(() => fixture.call('auth.login', { expiration_sec })), /^400\/12 /);
  });
}

test('role system gets a token that never expires, and a cookie for as long as browsers keep one', async () => {
  await using fixture = await serviceFixture();
  const { identities } = fixture.auth;
  const system = await identities.createUser({ company: fixture.company.id, name: 'Engine', role: 'system' });
  const outcome = await fixture.outcome('auth.login', {}, { authorization: basic(await identities.createCredentials(system)) });
  assert.is(claimsOf((outcome.data as { token: string }).token).exp, undefined);
  assert.match(headerOf(outcome, 'Set-Cookie') ?? '', /; Max-Age=34560000$/);
});

test('a token that still works is exchanged for another one that hangs on the same key', async () => {
  await using fixture = await serviceFixture();
  const first = await fixture.call('auth.login');
  const second = await fixture.call('auth.login', {}, bearer(first.token));
  assert.is.not(second.token, first.token);
  assert.is(claimsOf(second.token).key, fixture.key.accessKey);
  await fixture.auth.identities.revokeCredentials(fixture.user.id, fixture.key.accessKey);
  assert.match(await refusal(() => fixture.call('users.get_current_user', {}, bearer(second.token))), /^401\/30 /);
});

test('any version, and none, can log in', async () => {
  await using fixture = await serviceFixture();
  for (const version of ['1.0', '2.0', '2.1', '2.22', '999.0']) {
    const { token } = await fixture.call('auth.login', {}, { authorization: basic(fixture.key), version });
    assert.is(claimsOf(token).key, fixture.key.accessKey);
  }
});

test('without credentials nobody logs in', async () => {
  await using fixture = await serviceFixture();
  assert.is(await refusal(() => fixture.call('auth.login', {}, {})), '401/20 Unauthorized (missing credentials)');
});

test('who logs in for somebody else gets a token of that user, which ends with the own key', async () => {
  await using fixture = await serviceFixture();
  const boss = await administrator(fixture);
  const { token } = await fixture.call('auth.login', {}, { authorization: boss.authorization, impersonateAs: fixture.user.id });
  const { identity, key } = claimsOf(token);
  assert.is(identity.user, fixture.user.id);
  assert.is(identity.user_name, 'Ada');
  assert.is(identity.role, 'user');
  assert.is(key, boss.key.accessKey);
  await fixture.auth.identities.revokeCredentials(boss.user.id, boss.key.accessKey);
  assert.match(await refusal(() => fixture.call('users.get_current_user', {}, bearer(token))), /^401\/30 /);
});

test('acting for somebody gives no token with more rights than that user has', async () => {
  await using fixture = await serviceFixture();
  const { authorization } = await administrator(fixture);
  const { token } = await fixture.call('auth.login', {}, { authorization, actAs: fixture.user.id });
  assert.is(claimsOf(token).identity.role, 'user');
});

test('a user who is gone cannot log in with what is left of the key', async () => {
  await using fixture = await serviceFixture();
  const { token } = await fixture.call('auth.login');
  await fixture.store.collection('users').deleteMany({});
  const expected = `400/301 Invalid user id: id=${fixture.user.id}, company=${fixture.company.id}`;
  assert.is(await refusal(() => fixture.call('auth.login', {}, bearer(token))), expected);
});

test('a user whose company is gone cannot log in either', async () => {
  await using fixture = await serviceFixture();
  const { token } = await fixture.call('auth.login');
  await fixture.store.collection('companies').deleteMany({});
  const expected = `400/10 Invalid object id (company): id=${fixture.company.id}`;
  assert.is(await refusal(() => fixture.call('auth.login', {}, bearer(token))), expected);
});

test.run();
