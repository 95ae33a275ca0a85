import { assert as check, date, property } from 'fast-check';
import * as assert from 'uvu/assert';
import { asctime, isoMicroseconds } from '../../../src/surfaces/mlw/time.js';
import { suite } from '../../support/harness.js';
import { makeMlwWith, mlwSuite } from './fixture.js';

const test = suite('times of MLW');

for (const [moment, text] of [
  ['2020-09-28T10:06:49.000Z', 'Mon Sep 28 10:06:49 2020'],
  ['2020-09-24T09:56:18.999Z', 'Thu Sep 24 09:56:18 2020'],
  ['2020-08-03T12:28:08.000Z', 'Mon Aug  3 12:28:08 2020'],
  ['2021-01-01T00:00:00+01:00', 'Thu Dec 31 23:00:00 2020'],
] as const) {
  test(`${moment} is ${text}`, () => assert.is(asctime(moment), text));
}

test('asctime tells a moment to the second, in 24 characters', () =>
  check(
    property(date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }), (moment) => {
      const text = asctime(moment.toISOString());
      assert.is(text.length, 24);
      assert.is(Date.parse(`${text} UTC`), Math.floor(moment.getTime() / 1000) * 1000);
    }),
  ));

test('newer builds write microseconds', () => {
  assert.is(isoMicroseconds('2021-09-16T09:01:36.773Z'), '2021-09-16T09:01:36.773000Z');
});

test.run();

mlwSuite(
  'times as newer builds write them, when the settings say so',
  (settled, server) => {
    settled('everywhere', async () => {
      const ann = await server.ann();
      const made = await server.trained(ann);
      const micros = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
      assert.match(made.createdAt, micros);
      const { executedAt, completedAt } = await server.individualIn(ann, made, 'completed', { completed: new Date() });
      assert.match(executedAt, micros);
      assert.match(completedAt ?? '', micros);
      assert.is(Math.floor(Date.parse(made.createdAt) / 1000), made.sortTime);
    });
  },
  makeMlwWith({ isoTimes: true }),
);
