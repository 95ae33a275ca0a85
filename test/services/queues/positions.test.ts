import { array, assert as check, constantFrom, integer, property } from 'fast-check';
import * as assert from 'uvu/assert';
import {
  positionAfter,
  positionAt,
  positionBefore,
  positionBetween,
  positionOf,
} from '../../../src/services/queues/positions.js';
import { suite } from '../../support/harness.js';

const test = suite('places in a queue');

const time = () => integer({ min: 1, max: 2 ** 52 });

function inOrder(...positions: string[]): void {
  assert.equal(positions.toSorted(), positions);
  assert.is(new Set(positions).size, positions.length);
  for (const position of positions) assert.match(position, /^[0-9a-z]*[1-9a-z]$/);
}

test('sort as the times they come from', () =>
  check(
    property(time(), time(), (a, b) => {
      const order = a < b ? [a, b] : [b, a];
      if (a !== b) inOrder(...order.map(positionAt));
    }),
  ));

test('there is one ahead of the first and one behind the last', () =>
  check(
    property(time(), (at) => {
      const position = positionAt(at);
      inOrder(positionBefore(position), position, positionAfter(position));
    }),
  ));

test('there is always one between two, wherever one looks for it, and one ahead of and behind that', () =>
  check(
    property(time(), time(), array(constantFrom('lower', 'upper'), { maxLength: 100 }), (a, b, choices) => {
      let [low, high] = [positionAt(Math.min(a, b)), positionAt(Math.max(a, b) + 1)];
      for (const choice of choices) {
        const middle = positionBetween(low, high);
        inOrder(low, middle, high);
        inOrder(positionBefore(middle), middle, positionAfter(middle));
        [low, high] = choice === 'lower' ? [low, middle] : [middle, high];
      }
    }),
  ));

test('stay short at the ends, and grow by a digit for some five moves in between', () => {
  let [front, second] = [positionAt(1e15), positionAt(1e15 + 1)];
  for (let i = 0; i < 1000; i++) front = positionBefore(front);
  assert.is(front.length, positionAt(1e15).length);
  for (let i = 0; i < 1000; i++) second = positionBetween(front, second);
  assert.ok(second.length < 250, `${second.length} digits`);
});

/** A clock of this century, in microseconds. */
const clock = () => integer({ min: 1e15, max: 4e15 });

test('of priorities sort by them, those below 1 alike, then by time', () =>
  check(
    property(integer({ min: -3, max: 2 ** 31 - 2 }), integer({ min: -3, max: 2 ** 31 - 2 }), clock(), clock(), (p, q, a, b) => {
      const [first, second] = [Math.max(p, 0), Math.max(q, 0)];
      if (first === second && a === b) return;
      const pFirst = first > second || (first === second && a < b);
      const positions = [positionOf(p, a), positionOf(q, b)];
      inOrder(...(pFirst ? positions : positions.reverse()));
    }),
  ));

test('of priority 1 are those of what came without one', () => assert.is(positionOf(1, 1e15), positionAt(1e15)));

test('of any priority have room ahead, behind and between', () =>
  check(
    property(integer(), integer(), clock(), clock(), (p, q, a, b) => {
      const [low = '', high = ''] = [positionOf(p, a), positionOf(q, b)].sort();
      inOrder(positionBefore(low), low);
      inOrder(high, positionAfter(high));
      if (low !== high) inOrder(low, positionBetween(low, high), high);
    }),
  ));

test.run();
