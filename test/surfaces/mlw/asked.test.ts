import * as assert from 'uvu/assert';
import { ApiError } from '../../../src/rpc/index.js';
import { checkName, momentOf, readMoment } from '../../../src/surfaces/mlw/asked.js';
import { suite } from '../../support/harness.js';

const test = suite('what clients of MLW ask for');

/** The field that something is refused for, and what is said of it. */
function refused(read: () => unknown): string {
  try {
    return `not refused: ${JSON.stringify(read())}`;
  } catch (error) {
    assert.instance(error, ApiError);
    const { field = '', said } = (error as ApiError).data as Readonly<Record<string, string>>;
    return `${field}: ${said}`;
  }
}

for (const name of ['cast', 'Größe 2', 'a.b-c_d', '数据', 'x'.repeat(200)]) {
  test(`${name.slice(0, 20)} is a name`, () => assert.is(checkName('modelName', ` ${name} `), name));
}

for (const name of ['a/b', '..', '.', 'a\\b', 'a\nb', 'a"b', 'a:b', '\u0000', 'x'.repeat(201)]) {
  test(`${JSON.stringify(name.slice(0, 20))} is none`, () => {
    assert.is(
      refused(() => checkName('modelName', name)),
      'modelName: Invalid characters in attribute name',
    );
  });
}

test('an empty name is a missing one', () => {
  assert.is(
    refused(() => checkName('fileName', '  ')),
    ': Missing parameter fileName',
  );
});

for (const [given, moment] of [
  [['2020-07-03', '06', '30'], '2020-07-03T06:30:00.000Z'],
  [['2020-07-03', 6, 5], '2020-07-03T06:05:00.000Z'],
  [['2020-07-03'], '2020-07-03T00:00:00.000Z'],
  [['2020-07-03', '', ''], '2020-07-03T00:00:00.000Z'],
  [['2024-02-29'], '2024-02-29T00:00:00.000Z'],
  [['2020-09-28T07:00:10.509Z', '01', '01'], '2020-09-28T07:00:10.509Z'],
  [['2020-09-28T07:00:10+02:00'], '2020-09-28T07:00:10+02:00'],
] as const) {
  test(`${given.join(' ')} is ${moment}`, () => {
    const [text, hour, minute] = given;
    assert.is(readMoment('dateFrom', text, hour, minute), moment);
  });
}

for (const given of [
  ['2020-07-03', '25', '00'],
  ['2020-07-03', '06', '60'],
  ['2020-07-03', 'six', '00'],
  ['2020-07-03', -1, 0],
  ['2023-02-29'],
  ['2020-13-01'],
  ['2020-02-31T00:00:00.000Z'],
  ['2020-07-03T06:00:00'],
  ['July 3rd'],
  ['1593756000'],
] as const) {
  test(`${given.join(' ')} is no moment`, () => {
    const [text, hour, minute] = given;
    assert.match(
      refused(() => readMoment('dateFrom', text, hour, minute)),
      /^dateFrom: expected a day with hour and minute, or a moment such as \S+, got "/,
    );
  });
}

test('a start has microseconds, and is never a day alone', () => {
  assert.is(momentOf('startDate', '2020-09-24T09:56:18.123456Z').toISOString(), '2020-09-24T09:56:18.123Z');
  assert.match(
    refused(() => momentOf('startDate', '2020-09-24')),
    'startDate: expected a moment such as',
  );
});

test('no text at all is a missing parameter', () => {
  assert.is(
    refused(() => readMoment('dateTo', '')),
    ': Missing parameter dateTo',
  );
});

test.run();
