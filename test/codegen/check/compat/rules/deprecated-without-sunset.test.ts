import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('an action that is deprecated until nobody knows when');

test('since a day', async () => {
  assert.equal(await betweenActions(action(), action('deprecated: "2026-01-01"')), [
    'info deprecated: deprecated since 2026-01-01',
    'warning deprecated-without-sunset: deprecated, but without a sunset',
  ]);
});

test('told once, when it is deprecated', async () => {
  assert.equal(await betweenActions(action('deprecated: "2026-01-01"'), action('deprecated: true')), []);
});

test.run();
