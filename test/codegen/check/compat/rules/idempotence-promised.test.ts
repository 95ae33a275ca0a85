import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('calls that can be sent again');

test('and could not before', async () => {
  assert.equal(await betweenActions(action('x-idempotent: false'), action('x-idempotent: true')), [
    'info idempotence-promised: calls may be sent again',
  ]);
});

test.run();
