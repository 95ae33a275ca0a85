import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('an action that others should not count on');

test('from now on', async () => {
  assert.equal(await betweenActions(action(), action('internal: true')), ['warning became-internal: the action is internal']);
});

test.run();
