import * as assert from 'uvu/assert';
import { basic } from '../../auth/fixture.js';
import { suite } from '../../support/harness.js';
import { type Sending, type ServiceFixture, serviceFixture } from '../auth/fixture.js';

const test = suite('login.supported_modes, auth.fixed_users_mode');

const authenticated = async (fixture: ServiceFixture, sending: Sending) =>
  (await fixture.call('login.supported_modes', {}, sending)).authenticated;

test('a login page learns that people come in by name alone', async () => {
  await using fixture = await serviceFixture();
  assert.equal(await fixture.call('login.supported_modes', {}, {}), {
    authenticated: false,
    basic: { enabled: false, guest: { enabled: false } },
    sso: {},
    sso_providers: [],
    server_errors: {},
  });
  assert.equal(await fixture.call('auth.fixed_users_mode', {}, {}), {
    enabled: false,
    guest: { enabled: false },
    server_errors: {},
  });
});

test('good credentials of any kind let a page skip the login', async () => {
  await using fixture = await serviceFixture();
  const { token } = await fixture.call('auth.login');
  for (const sending of [
    { authorization: basic(fixture.key) },
    { authorization: `Bearer ${token}` },
    { cookie: `clearml_token_basic=${token}` },
  ]) {
    assert.is(await authenticated(fixture, sending), true, JSON.stringify(Object.keys(sending)));
  }
});

test('bad ones do not, and are no error', async () => {
  await using fixture = await serviceFixture();
  const { token } = await fixture.call('auth.login');
  for (const sending of [
    { authorization: 'Bearer abc' },
    { authorization: 'Basic abc' },
    { authorization: `Bearer ${token}x` },
    { cookie: 'clearml_token_basic=abc' },
    { cookie: 'other=1' },
  ]) {
    assert.is(await authenticated(fixture, sending), false, JSON.stringify(sending));
  }
});

test('a session that ended no longer counts', async () => {
  await using fixture = await serviceFixture();
  const { token } = await fixture.call('auth.login');
  const cookie = `clearml_token_basic=${token}`;
  await fixture.call('login.logout', {}, { cookie });
  assert.is(await authenticated(fixture, { cookie }), false);
});

test.run();
