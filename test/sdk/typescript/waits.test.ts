import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { ApiError, ConnectionError, retryAfterMs, TimeoutError, waitBefore } from './connecting.js';

const test = suite('how long the TypeScript SDK waits before another try');

function refusal(code: number, retryAfter?: number): Error {
  assert.ok(ApiError);
  return new ApiError('tasks.get_all', { result_code: code }, retryAfter);
}

test('twice as long from try to try, up to half of it taken off by chance, ten seconds at most', () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 60_000 }), (tries, backoffMs) => {
      const full = Math.min(10_000, backoffMs * 2 ** tries);
      const wait = waitBefore(refusal(503), tries, backoffMs);
      return wait !== undefined && wait >= full / 2 && wait <= full;
    }),
  ));

test('not always the same, so that clients do not come back all at once', () => {
  const waits = new Set(Array.from({ length: 20 }, () => waitBefore(refusal(503), 3, 100)));
  assert.ok(waits.size > 10);
});

test('as long as the server asks, where that is longer', () => {
  assert.is(waitBefore(refusal(429, 5_000), 0, 10), 5_000);
  assert.ok((waitBefore(refusal(429, 1), 0, 10) ?? 0) >= 5);
});

test('not at all where another try would end the same way', () => {
  for (const code of [400, 401, 403, 404, 500, 501]) assert.is(waitBefore(refusal(code), 0, 10), undefined, String(code));
  assert.ok(TimeoutError && ConnectionError);
  for (const error of [new TimeoutError('tasks.get_all', 5), new TypeError('x'), 'x'])
    assert.is(waitBefore(error, 0, 10), undefined);
  assert.ok(waitBefore(new ConnectionError('tasks.get_all', 'cut'), 0, 10) !== undefined);
});

test('what the server asks is seconds, or a date', () => {
  assert.equal(['120', '0', ' 3 '].map(retryAfterMs), [120_000, 0, 3_000]);
  const inAMinute = retryAfterMs(new Date(Date.now() + 60_000).toUTCString()) ?? 0;
  assert.ok(inAMinute > 55_000 && inAMinute <= 60_000);
  assert.is(retryAfterMs('Wed, 21 Oct 2015 07:28:00 GMT'), 0);
  assert.equal([null, 'soon', '-5x'].map(retryAfterMs), [undefined, undefined, undefined]);
});

test.run();
