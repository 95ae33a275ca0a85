import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('an error that does not come any more');

test('of the action', async () => {
  assert.equal(await betweenActions(action('errors: [locked]'), action()), [
    'info error-removed: does not answer with the error locked (400/101) any more',
  ]);
});

test.run();
