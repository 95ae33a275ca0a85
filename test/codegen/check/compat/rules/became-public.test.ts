import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('an action that everybody may count on');

test('from now on', async () => {
  assert.equal(await betweenActions(action('internal: true'), action()), [
    'info became-public: the action is not internal any more',
  ]);
});

test.run();
