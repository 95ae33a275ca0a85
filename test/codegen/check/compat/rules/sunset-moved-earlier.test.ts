import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('less time than was promised');

test('by a day', async () => {
  assert.equal(
    await betweenActions(
      action('deprecated: "2026-01-01", sunset: "2026-12-31"'),
      action('deprecated: "2026-01-01", sunset: "2026-12-30"'),
    ),
    ['error sunset-moved-earlier: sunset 2026-12-31 became 2026-12-30'],
  );
});

test.run();
