import * as assert from 'uvu/assert';
import { Random } from '../../../../codegen/contract/generate/random.js';
import { suite } from '../../../support/harness.js';

const test = suite('seeded numbers');

const sample = (seed: string): number[] => {
  const random = new Random(seed);
  return Array.from({ length: 200 }, () => random.next());
};

test('the same seed gives the same numbers, another seed others', () => {
  assert.equal(sample('a'), sample('a'));
  assert.not.equal(sample('a'), sample('b'));
});

test('they lie from 0 to below 1, and everywhere in between', () => {
  const numbers = sample('spread');
  assert.ok(numbers.every((number) => number >= 0 && number < 1));
  for (let tenth = 0; tenth < 10; tenth++) {
    assert.ok(
      numbers.some((number) => Math.floor(number * 10) === tenth),
      `none in ${tenth}/10`,
    );
  }
});

test('whole numbers stay below their limit and reach all of it', () => {
  const random = new Random('limit');
  const found = new Set(Array.from({ length: 100 }, () => random.below(3)));
  assert.equal([...found].sort(), [0, 1, 2]);
});

test('every item is picked at some time, and nothing from nothing', () => {
  const random = new Random('pick');
  assert.equal(new Set(Array.from({ length: 100 }, () => random.pick(['x', 'y']))).size, 2);
  assert.throws(() => random.pick([]));
});

test('shuffled, all items are still there, in another order', () => {
  const items = Array.from({ length: 50 }, (_, at) => at);
  const shuffled = new Random('shuffle').shuffled(items);
  assert.not.equal(shuffled, items);
  assert.equal(
    shuffled.toSorted((a, b) => a - b),
    items,
  );
});

test('hexadecimal digits, as many as wanted', () => {
  assert.match(new Random('hex').hex(32), /^[0-9a-f]{32}$/);
});

test.run();
