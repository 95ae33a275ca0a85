import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('more time than was promised');

test('by a day', async () => {
  assert.equal(
    await betweenActions(
      action('deprecated: "2026-01-01", sunset: "2026-12-31"'),
      action('deprecated: "2026-01-01", sunset: "2027-01-01"'),
    ),
    ['info sunset-moved-later: sunset 2026-12-31 became 2027-01-01'],
  );
});

test.run();
