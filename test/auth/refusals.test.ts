import * as assert from 'uvu/assert';
import { Refusals } from '../../src/auth/refusals.js';
import { suite } from '../support/harness.js';

const test = suite('refusals');

function setUp(limit = 3) {
  const clock = { now: 0 };
  return { clock, refusals: new Refusals({ limit, forMs: 50, now: () => clock.now }) };
}

test('a refusal is remembered for its time and no longer', () => {
  const { clock, refusals } = setUp();
  assert.not(refusals.has('a'));
  refusals.add('a');
  clock.now = 49;
  assert.ok(refusals.has('a'));
  clock.now = 50;
  assert.not(refusals.has('a'));
});

test('refusing again starts the time again', () => {
  const { clock, refusals } = setUp();
  refusals.add('a');
  clock.now = 40;
  refusals.add('a');
  clock.now = 80;
  assert.ok(refusals.has('a'));
});

test('the oldest goes when there are too many', () => {
  const { refusals } = setUp(3);
  for (const key of ['a', 'b', 'c', 'a', 'd']) refusals.add(key);
  assert.equal(
    ['a', 'b', 'c', 'd'].filter((key) => refusals.has(key)),
    ['a', 'c', 'd'],
  );
});

test('all can be forgotten at once', () => {
  const { refusals } = setUp();
  refusals.add('a');
  refusals.clear();
  assert.not(refusals.has('a'));
});

test.run();
