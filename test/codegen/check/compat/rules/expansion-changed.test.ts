import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('references in answers');

test('as objects', async () => {
  assert.equal(await betweenActions(action(), action('x-expand: true')), [
    'error expansion-changed: references come back as objects',
  ]);
});

test('as ids', async () => {
  assert.equal(await betweenActions(action('x-expand: true'), action()), [
    'error expansion-changed: references come back as ids',
  ]);
});

test.run();
