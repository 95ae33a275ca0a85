import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('answers as streams');

test('where one came', async () => {
  assert.equal(await betweenActions(action(), action('x-stream: true')), [
    'error stream-changed: the answer is a stream of events',
  ]);
});

test('and as one answer again', async () => {
  assert.equal(await betweenActions(action('x-stream: true'), action()), [
    'error stream-changed: the answer is no stream any more',
  ]);
});

test.run();
