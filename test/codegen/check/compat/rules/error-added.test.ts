import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('an error that callers do not know');

test('of the action', async () => {
  assert.equal(await betweenActions(action(), action('errors: [locked]')), [
    'warning error-added: may answer with the error locked (400/101)',
  ]);
});

test('of a layer', async () => {
  assert.equal(await betweenActions(action('errors: [locked]'), action('errors: [locked]', 'errors: [not_found]')), [
    'warning error-added: may answer with the error not_found (400/100)',
  ]);
});

test('in another order it says nothing', async () => {
  assert.equal(await betweenActions(action('errors: [locked, not_found]'), action('errors: [not_found, locked]')), []);
});

test.run();
