import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('fewer roles');

test('one of several', async () => {
  assert.equal(await betweenActions(action('allow_roles: [user, admin]'), action('allow_roles: [admin]')), [
    'error role-removed: not for the role user any more',
  ]);
});

test('every role but one', async () => {
  assert.equal(await betweenActions(action(), action('allow_roles: [admin]')), [
    'error role-removed: not for every role any more',
  ]);
});

test('one for another', async () => {
  assert.equal(await betweenActions(action('allow_roles: [user]'), action('allow_roles: [admin]')), [
    'error role-removed: not for the role user any more',
    'info role-added: for the role admin too',
  ]);
});

test('another order says nothing', async () => {
  assert.equal(await betweenActions(action('allow_roles: [user, admin]'), action('allow_roles: [admin, user]')), []);
});

test('a role beside all of them says nothing', async () => {
  assert.equal(await betweenActions(action('allow_roles: ["*", admin]'), action('allow_roles: ["*"]')), []);
});

test.run();
