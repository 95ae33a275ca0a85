import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('an action less before its day');

const OTHER = action().replace('get {', 'put {');

test('it is told', async () => {
  assert.equal(
    await betweenActions(`${OTHER}\n${action('deprecated: true, sunset: "2026-12-31"')}`, OTHER, { today: '2026-12-30' }),
    ['error action-removed-before-sunset: the action is gone before its sunset on 2026-12-31'],
  );
});

test('without knowing the day', async () => {
  assert.equal(await betweenActions(`${OTHER}\n${action('deprecated: true, sunset: "2026-12-31"')}`, OTHER), [
    'error action-removed-before-sunset: the action is gone before its sunset on 2026-12-31',
  ]);
});

test.run();
