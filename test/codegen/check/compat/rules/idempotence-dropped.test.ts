import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('calls that could be sent again');

test('and cannot any more', async () => {
  assert.equal(await betweenActions(action('x-idempotent: true'), action()), [
    'error idempotence-dropped: calls may not be sent again any more',
  ]);
});

test('as before', async () => {
  assert.equal(await betweenActions(action('x-idempotent: true'), action('x-idempotent: true')), []);
});

test.run();
