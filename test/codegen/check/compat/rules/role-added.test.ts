import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('more roles');

test('one', async () => {
  assert.equal(await betweenActions(action('allow_roles: [admin]'), action('allow_roles: [admin, user]')), [
    'info role-added: for the role user too',
  ]);
});

test('all', async () => {
  assert.equal(await betweenActions(action('allow_roles: [admin]'), action()), ['info role-added: for every role too']);
});

test.run();
