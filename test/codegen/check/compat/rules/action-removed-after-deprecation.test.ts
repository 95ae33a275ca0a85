import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('an action less that was deprecated without a day');

const OTHER = action().replace('get {', 'put {');

test('it is told', async () => {
  assert.equal(await betweenActions(`${OTHER}\n${action('deprecated: "2026-01-01"')}`, OTHER), [
    'warning action-removed-after-deprecation: the deprecated action is gone',
  ]);
});

test.run();
