import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('credentials that are needed');

test('where none were', async () => {
  assert.equal(await betweenActions(action('authorize: false'), action()), [
    'error authorization-required: credentials are needed',
  ]);
});

test('as before', async () => {
  assert.equal(await betweenActions(action(), action('authorize: true')), []);
});

test.run();
