import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('an action that is deprecated');

test('with both dates', async () => {
  assert.equal(await betweenActions(action(), action('deprecated: "2026-01-01", sunset: "2026-12-31"')), [
    'info deprecated: deprecated since 2026-01-01, gone on 2026-12-31',
  ]);
});

test('without a day since when', async () => {
  assert.equal(await betweenActions(action(), action('deprecated: true, sunset: "2026-12-31"')), [
    'info deprecated: deprecated, gone on 2026-12-31',
  ]);
});

test('in a layer', async () => {
  assert.equal(await betweenActions(action(), action('', 'deprecated: "2026-01-01", sunset: "2026-12-31"')), [
    'info deprecated: deprecated since 2026-01-01, gone on 2026-12-31',
  ]);
});

test('in words it is not', async () => {
  assert.equal(await betweenActions(action(), action('deprecated: false')), []);
});

test('another day of the beginning says nothing', async () => {
  assert.equal(
    await betweenActions(
      action('deprecated: true, sunset: "2026-12-31"'),
      action('deprecated: "2026-01-01", sunset: "2026-12-31"'),
    ),
    [],
  );
});

test.run();
