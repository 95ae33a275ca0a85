import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('an action that stays after all');

test('without its sunset', async () => {
  assert.equal(await betweenActions(action('deprecated: "2026-01-01", sunset: "2026-12-31"'), action()), [
    'info deprecation-withdrawn: not deprecated any more',
  ]);
});

test.run();
