import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('no day any more');

test('of an action that is still deprecated', async () => {
  assert.equal(
    await betweenActions(action('deprecated: "2026-01-01", sunset: "2026-12-31"'), action('deprecated: "2026-01-01"')),
    ['warning sunset-removed: the sunset 2026-12-31 is gone'],
  );
});

test.run();
