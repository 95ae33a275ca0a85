import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { formatDate, parseDate } from '../../../src/services/query/dates.js';
import { suite } from '../../support/harness.js';

const test = suite('query/dates');

const readable: readonly (readonly [string, string])[] = [
  ['2026-11-22', '2026-11-22T00:00:00.000Z'],
  ['2026/11/22', '2026-11-22T00:00:00.000Z'],
  ['2026-1-5', '2026-01-05T00:00:00.000Z'],
  ['20261122', '2026-11-22T00:00:00.000Z'],
  ['2026-11-22T06:20', '2026-11-22T06:20:00.000Z'],
  ['2026-11-22T06:20:36', '2026-11-22T06:20:36.000Z'],
  ['2026-11-22 06:20:36', '2026-11-22T06:20:36.000Z'],
  ['2026-11-22  6:20:36', '2026-11-22T06:20:36.000Z'],
  ['2026-11-22t06:20:36z', '2026-11-22T06:20:36.000Z'],
  ['2026-11-22T06:20:36.785000+00:00', '2026-11-22T06:20:36.785Z'],
  ['2026-11-22T06:20:36.785999Z', '2026-11-22T06:20:36.785Z'],
  ['2026-11-22T06:20:36,7', '2026-11-22T06:20:36.700Z'],
  ['2026-11-22T06:20:36+02:00', '2026-11-22T04:20:36.000Z'],
  ['2026-11-22T06:20:36-0530', '2026-11-22T11:50:36.000Z'],
  ['2026-11-22 06:20:36 +02', '2026-11-22T04:20:36.000Z'],
  ['2026-11-22 06:20:36 UTC', '2026-11-22T06:20:36.000Z'],
  ['20261122T062036Z', '2026-11-22T06:20:36.000Z'],
  ['  2026-11-22  ', '2026-11-22T00:00:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
];

for (const [text, expected] of readable) {
  test(`${JSON.stringify(text)} is ${expected}`, () => assert.is(parseDate(text)?.toISOString(), expected));
}

for (const text of [
  '',
  'not a date',
  '2026',
  '1700000000',
  '1700000000000',
  '2026-13-01',
  '2026-02-30',
  '2025-02-29',
  '2026-11-22T25:00',
  '2026-11-22T10:61',
  '2026-11-22T10:00:00+99:00',
  '2026-11-22T',
  '2026-11-22T10:00 nowhere',
  '>2026-11-22',
]) {
  test(`${JSON.stringify(text)} is no date`, () => assert.is(parseDate(text), undefined));
}

test('a shown date has six digits of fraction, or none when it is a whole second', () => {
  assert.is(formatDate(new Date('2026-11-22T06:20:36.785Z')), '2026-11-22T06:20:36.785000+00:00');
  assert.is(formatDate(new Date('2026-11-22T06:20:36.005Z')), '2026-11-22T06:20:36.005000+00:00');
  assert.is(formatDate(new Date('2026-11-22T06:20:36.000Z')), '2026-11-22T06:20:36+00:00');
});

test('every shown date reads back as the same instant', () => {
  const dates = fc.date({
    min: new Date('0100-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  });
  fc.assert(fc.property(dates, (date) => assert.is(parseDate(formatDate(date))?.getTime(), date.getTime())));
});

test.run();
