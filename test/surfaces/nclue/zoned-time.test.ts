import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { zonedTime } from '../../../src/surfaces/nclue/zoned-time.js';
import { suite } from '../../support/harness.js';

const test = suite('times without a zone');

test('are those of a clock in the zone', () => {
  const moment = '2024-11-11T02:01:30.999Z';
  assert.is(zonedTime('Asia/Seoul')(moment), '2024-11-11T11:01:30');
  assert.is(zonedTime('UTC')(moment), '2024-11-11T02:01:30');
  assert.is(zonedTime('America/New_York')(moment), '2024-11-10T21:01:30');
});

test('write midnight as hour 00 of the new day', () => {
  assert.is(zonedTime('Asia/Seoul')('2024-12-31T15:00:00Z'), '2025-01-01T00:00:00');
});

test('in UTC are ISO 8601 without the end', () => {
  const times = fc.date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(times, (time) => assert.is(zonedTime('UTC')(time.toISOString()), time.toISOString().slice(0, 19))),
    {
      numRuns: 50,
    },
  );
});

test('are of no zone that is not known', () => {
  assert.throws(() => zonedTime('Asia/Nowhere'), /time zone/i);
});

test('any moment of our time is written as the calendar has it, also around the hours that come twice', () => {
  for (const zone of ['Asia/Seoul', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC']) {
    const time = zonedTime(zone);
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    const moments = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, (at) => assert.is(time(at.toISOString()), format.format(at).replace(' ', 'T'))),
      { numRuns: 300 },
    );
    for (let minute = 0; minute < 240; minute++) {
      const at = new Date(Date.UTC(2024, 9, 27, 0, minute, 59));
      assert.is(time(at.toISOString()), format.format(at).replace(' ', 'T'));
    }
  }
});

test.run();
