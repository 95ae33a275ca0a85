import * as assert from 'uvu/assert';
import { datetimeFilter } from '../../../src/services/query/datetime-filter.js';
import { rangeFilter } from '../../../src/services/query/range-filter.js';
import { matcher } from '../../../src/store/match.js';
import type { Filter } from '../../../src/store/port.js';
import { suite } from '../../support/harness.js';
import { codes, refusal } from './refusal.js';

const test = suite('query/range-filter');

/** Which of a: 1, b: 2, c: 3 and n (unset) a filter lets through. */
function numbers(filter: Filter | undefined): string {
  return through(filter, { a: 1, b: 2, c: 3 });
}

/** The same for the first three days of March. */
function days(filter: Filter | undefined): string {
  return through(filter, { a: new Date('2026-03-01'), b: new Date('2026-03-02'), c: new Date('2026-03-03') });
}

function through(filter: Filter | undefined, values: Readonly<Record<string, unknown>>): string {
  const matches = filter ? matcher(filter) : () => true;
  const set = Object.entries(values).filter(([, at]) => matches({ at }));
  return [...set.map(([name]) => name), ...(matches({}) ? ['n'] : [])].join('');
}

test('both ends of a range are in it', () => {
  assert.is(numbers(rangeFilter('at', [1, 2], 'number')), 'ab');
  assert.is(numbers(rangeFilter('at', [2, 2], 'number')), 'b');
  assert.is(numbers(rangeFilter('at', [3, 1], 'number')), '');
});

test('an open minimum lets in what has no value; an open maximum does not', () => {
  assert.is(numbers(rangeFilter('at', [null, 2], 'number')), 'abn');
  assert.is(numbers(rangeFilter('at', [2, null], 'number')), 'bc');
});

test('bounds of numbers may come as text', () => {
  assert.is(numbers(rangeFilter('at', ['1.5', '3'], 'number')), 'bc');
});

test('bounds of dates are read as dates', () => {
  assert.is(days(rangeFilter('at', ['2026-03-02T00:00:00+00:00', null], 'date')), 'bc');
  assert.is(days(rangeFilter('at', [null, '2026-03-01 12:00:00'], 'date')), 'an');
});

for (const value of [
  [],
  [1],
  [1, 2, 3],
  [null, null],
  'x',
  5,
  {},
  ['x', null],
  ['', null],
  [true, 1],
  [{}, 1],
  [Number.NaN, 1],
]) {
  test(`${JSON.stringify(value)} is no range of numbers`, () => {
    const error = refusal(() => rangeFilter('at', value, 'number'));
    assert.equal([codes(error), error.data.field], ['400/12', 'at']);
    assert.type(error.data.expected, 'string');
    assert.type(error.data.got, 'string');
  });
}

test('what is no date is no bound of a range of dates', () => {
  assert.is(refusal(() => rangeFilter('at', ['soon', null], 'date')).subcode, 12);
  assert.is(refusal(() => rangeFilter('at', [5, null], 'date')).subcode, 12);
});

const filters: readonly (readonly [unknown, string])[] = [
  ['2026-03-02', 'b'],
  [['2026-03-02'], 'b'],
  [['>2026-03-02'], 'c'],
  [['>=2026-03-02'], 'bc'],
  ['>=2026-03-02', 'bc'],
  [['<2026-03-02'], 'a'],
  [['<=2026-03-02'], 'ab'],
  [['>2026-03-01', '<2026-03-03'], 'b'],
  [['>=2026-03-01', '<=2026-03-02'], 'ab'],
  [['2026-03-01', '2026-03-02'], 'ab'],
  [['2026-03-02', null], 'bc'],
  [[null, '2026-03-02'], 'abn'],
  [['>2026-03-01', '>2026-03-02'], 'c'],
  [['>2026-03-02', '>2026-03-01'], 'bc'],
  [['2026-03-01', '>2026-03-01'], ''],
  [['>= 2026-03-02'], 'bc'],
  [['2026-03-01', '2026-03-02', '2026-03-03'], 'c'],
  [['>=not a date'], 'abcn'],
  ['not a date', 'abcn'],
  [['1700000000'], 'abcn'],
  [['not a date', '<2026-03-02'], 'a'],
  [['not a date', '2026-03-02'], 'ab'],
  [['not a date', 'nor this'], 'abcn'],
  [[], 'abcn'],
];

for (const [value, expected] of filters) {
  test(`the date filter ${JSON.stringify(value)} lets through: ${expected || 'none'}`, () =>
    assert.is(days(datetimeFilter('at', value)), expected));
}

for (const value of [[null, null], [null], 5, [5], true, [{}], ['>2026-03-01', null], [1700000000]]) {
  test(`${JSON.stringify(value)} is no date filter`, () => {
    const error = refusal(() => datetimeFilter('at', value));
    assert.equal([codes(error), error.data.field], ['400/12', 'at']);
  });
}

test.run();
