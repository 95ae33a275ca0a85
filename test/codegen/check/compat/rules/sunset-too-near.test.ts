import * as assert from 'uvu/assert';
import { suite } from '../../../../support/harness.js';
import { action, betweenActions } from '../changes.js';

const test = suite('a sunset that gives callers no time');

test('a day too few', async () => {
  assert.equal(
    await betweenActions(action(), action('deprecated: "2026-01-01", sunset: "2026-12-31"'), { today: '2026-07-05' }),
    [
      'error sunset-too-near: the sunset 2026-12-31 is 179 days away, less than 180',
      'info deprecated: deprecated since 2026-01-01, gone on 2026-12-31',
    ],
  );
});

test('just enough', async () => {
  assert.equal(
    await betweenActions(action(), action('deprecated: "2026-01-01", sunset: "2026-12-31"'), { today: '2026-07-04' }),
    ['info deprecated: deprecated since 2026-01-01, gone on 2026-12-31'],
  );
});

test('as many days as were asked for', async () => {
  assert.equal(
    await betweenActions(action(), action('deprecated: "2026-01-01", sunset: "2026-12-31"'), {
      today: '2026-12-01',
      sunsetDays: 31,
    }),
    [
      'error sunset-too-near: the sunset 2026-12-31 is 30 days away, less than 31',
      'info deprecated: deprecated since 2026-01-01, gone on 2026-12-31',
    ],
  );
});

test('no days at all', async () => {
  assert.equal(
    await betweenActions(action(), action('deprecated: "2026-01-01", sunset: "2026-12-31"'), {
      today: '2026-12-31',
      sunsetDays: 0,
    }),
    ['info deprecated: deprecated since 2026-01-01, gone on 2026-12-31'],
  );
});

test('in the past', async () => {
  assert.equal(
    await betweenActions(action(), action('deprecated: "2026-01-01", sunset: "2026-12-31"'), { today: '2027-01-01' }),
    [
      'error sunset-too-near: the sunset 2026-12-31 is 1 day ago, less than 180',
      'info deprecated: deprecated since 2026-01-01, gone on 2026-12-31',
    ],
  );
});

test('one that was there already and draws near', async () => {
  assert.equal(
    await betweenActions(
      action('deprecated: "2026-01-01", sunset: "2026-12-31"'),
      action('deprecated: "2026-01-01", sunset: "2026-12-31"'),
      { today: '2026-12-30' },
    ),
    [],
  );
});

test('one that moves earlier', async () => {
  assert.equal(
    await betweenActions(
      action('deprecated: "2026-01-01", sunset: "2026-12-31"'),
      action('deprecated: "2026-01-01", sunset: "2026-10-01"'),
      { today: '2026-09-01' },
    ),
    [
      'error sunset-moved-earlier: sunset 2026-12-31 became 2026-10-01',
      'error sunset-too-near: the sunset 2026-10-01 is 30 days away, less than 180',
    ],
  );
});

test('one that moves later is more time', async () => {
  assert.equal(
    await betweenActions(
      action('deprecated: "2026-01-01", sunset: "2026-10-01"'),
      action('deprecated: "2026-01-01", sunset: "2026-12-31"'),
      { today: '2026-12-01' },
    ),
    ['info sunset-moved-later: sunset 2026-10-01 became 2026-12-31'],
  );
});

test('not judged without a day', async () => {
  assert.equal(await betweenActions(action(), action('deprecated: "2026-01-01", sunset: "2026-12-31"')), [
    'info deprecated: deprecated since 2026-01-01, gone on 2026-12-31',
  ]);
});

test.run();
