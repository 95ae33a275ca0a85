import * as assert from 'uvu/assert';
import { basic, refusal } from '../../auth/fixture.js';
import { suite } from '../../support/harness.js';
import { headerOf, serviceFixture } from './fixture.js';

const test = suite('auth.logout');

const REVOKED = '401/30 Invalid token (invalid jwt token): reason=Token has been revoked';
const CLEARED = 'clearml_token_basic=; HttpOnly; SameSite=Lax; Path=/; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT';

test('a browser session ends: the token is revoked, in every form', async () => {
  await using fixture = await serviceFixture();
  const { token } = await fixture.call('auth.login');
  const cookie = { cookie: `clearml_token_basic=${token}` };
  await fixture.call('auth.logout', {}, cookie);
  for (const sending of [cookie, { cookie: `taskwright_token=${token}` }, { authorization: `Bearer ${token}` }]) {
    assert.is(await refusal(() => fixture.call('users.get_current_user', {}, sending)), REVOKED);
  }
});

test('other sessions of the user go on', async () => {
  await using fixture = await serviceFixture();
  const [one, two] = [await fixture.call('auth.login'), await fixture.call('auth.login')];
  await fixture.call('auth.logout', {}, { cookie: `clearml_token_basic=${one.token}` });
  const { user } = await fixture.call('users.get_current_user', {}, { cookie: `clearml_token_basic=${two.token}` });
  assert.is(user?.id, fixture.user.id);
});

test('the cookie is cleared, whatever the call came with', async () => {
  await using fixture = await serviceFixture();
  const { token } = await fixture.call('auth.login');
  for (const sending of [
    { authorization: basic(fixture.key) },
    { authorization: `Bearer ${token}` },
    { cookie: `clearml_token_basic=${token}` },
  ]) {
    const outcome = await fixture.outcome('auth.logout', {}, sending);
    assert.equal(outcome.data, {});
    assert.is(headerOf(outcome, 'Set-Cookie'), CLEARED);
  }
});

test('a token from a header goes on working, and so does a key', async () => {
  await using fixture = await serviceFixture();
  const { token } = await fixture.call('auth.login');
  for (const authorization of [`Bearer ${token}`, basic(fixture.key)]) {
    await fixture.call('auth.logout', {}, { authorization });
    assert.is((await fixture.call('users.get_current_user', {}, { authorization })).user?.id, fixture.user.id);
  }
  assert.is(await fixture.store.collection('revoked_tokens').count({}), 0);
});

test('the cookie that comes along with a header is not what logs out', async () => {
  await using fixture = await serviceFixture();
  const { token } = await fixture.call('auth.login');
  const cookie = `clearml_token_basic=${token}`;
  await fixture.call('auth.logout', {}, { authorization: basic(fixture.key), cookie });
  assert.is((await fixture.call('users.get_current_user', {}, { cookie })).user?.id, fixture.user.id);
});

test('whoever is not logged in cannot log out', async () => {
  await using fixture = await serviceFixture();
  assert.is(await refusal(() => fixture.call('auth.logout', {}, {})), '401/20 Unauthorized (missing credentials)');
});

test('there is none before 2.2', async () => {
  await using fixture = await serviceFixture();
  const authorization = basic(fixture.key);
  assert.match(await refusal(() => fixture.call('auth.logout', {}, { authorization, version: '2.1' })), /^404\/0 /);
  assert.equal(await fixture.call('auth.logout', {}, { authorization, version: '2.2' }), {});
});

test.run();
