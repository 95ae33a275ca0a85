import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { inSymWindow, readSymDate } from '../../../src/surfaces/symetry/sym-date.js';
import { suite } from '../../support/harness.js';

const test = suite('sym-date');

for (const [text, moment] of [
  ['2014-07-31 08:01:07;1245', Date.UTC(2014, 6, 31, 8, 1, 7) + 0.001245],
  ['2014-07-31 08:01:07;000000', Date.UTC(2014, 6, 31, 8, 1, 7)],
  ['2014-07-31 08:01:07;999999999', Date.UTC(2014, 6, 31, 8, 1, 7) + 999.999999],
  ['2013-05-22 18:13:38', Date.UTC(2013, 4, 22, 18, 13, 38)],
  ['2024-02-29 23:59:59;0', Date.UTC(2024, 1, 29, 23, 59, 59)],
] as const) {
  test(`${text} is a moment`, () => assert.is(readSymDate(text), moment));
}

for (const text of [
  '',
  '2014-07-31',
  '2014-07-31T08:01:07',
  '2014-07-31T08:01:07Z',
  '2014-07-31 08:01:07;',
  '2014-07-31 08:01:07.5',
  '2014-07-31 08:01:07;-1',
  '2014-07-31 08:01:07;1234567890',
  ' 2014-07-31 08:01:07',
  '2014-07-31 08:01:07 ',
  '2014-07-31 08:01:07\n',
  '2014-13-01 08:01:07',
  '2014-02-30 08:01:07',
  '2014-07-31 24:00:00',
  '2014-07-31 08:60:07',
  '2014-07-31 08:01:60',
  '0000-00-00 00:00:00',
]) {
  test(`${JSON.stringify(text)} is none`, () => assert.is(readSymDate(text), undefined));
}

test('every second of every year is read back', () => {
  const range = { min: new Date(0), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true };
  const roundTrip = fc.property(fc.date(range), fc.nat({ max: 999_999_999 }), (moment, nanos) => {
    const text = `${moment.toISOString().slice(0, 19).replace('T', ' ')};${nanos}`;
    const second = Math.floor(moment.getTime() / 1000) * 1000;
    assert.is(readSymDate(text), second + nanos / 1_000_000);
  });
  fc.assert(roundTrip);
});

test('the window goes from 5 minutes behind to 1 minute ahead, both included', () => {
  const now = Date.UTC(2030, 0, 1);
  assert.equal(
    [-300_001, -300_000.001, -300_000, 0, 60_000, 60_000.5, 60_001].map((off) => inSymWindow(now + off, now)),
    [false, false, true, true, true, false, false],
  );
});

test.run();
