import * as assert from 'uvu/assert';
import { basic, refusal } from '../../auth/fixture.js';
import { suite } from '../../support/harness.js';
import { headerOf, serviceFixture } from '../auth/fixture.js';

const test = suite('login.logout');

const CLEARED = 'clearml_token_basic=; HttpOnly; SameSite=Lax; Path=/; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT';

test('the cookie is cleared for anybody, logged in or not', async () => {
  await using fixture = await serviceFixture();
  const { token } = await fixture.call('auth.login');
  for (const sending of [
    {},
    { authorization: 'Bearer abc' },
    { cookie: 'clearml_token_basic=abc' },
    { cookie: `clearml_token_basic=${token}` },
    { authorization: basic(fixture.key) },
  ]) {
    const outcome = await fixture.outcome('login.logout', {}, sending);
    assert.equal(outcome.data, {}, JSON.stringify(outcome.error));
    assert.is(headerOf(outcome, 'Set-Cookie'), CLEARED);
  }
});

test('the token of the cookie is revoked, a token from a header is not', async () => {
  await using fixture = await serviceFixture();
  const [browser, program] = [await fixture.call('auth.login'), await fixture.call('auth.login')];
  await fixture.call('login.logout', {}, { cookie: `clearml_token_basic=${browser.token}` });
  await fixture.call('login.logout', {}, { authorization: `Bearer ${program.token}` });
  const whoIs = (token?: string) => fixture.call('users.get_current_user', {}, { authorization: `Bearer ${token}` });
  assert.match(await refusal(() => whoIs(browser.token)), /^401\/30 .*Token has been revoked/);
  assert.is((await whoIs(program.token)).user?.id, fixture.user.id);
});

test('there is none before 2.13', async () => {
  await using fixture = await serviceFixture();
  assert.match(await refusal(() => fixture.call('login.logout', {}, { version: '2.12' })), /^404\/0 /);
  assert.equal(await fixture.call('login.logout', {}, { version: '2.13' }), {});
});

test.run();
