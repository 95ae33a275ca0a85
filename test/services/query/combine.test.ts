import * as assert from 'uvu/assert';
import { allOf } from '../../../src/services/query/combine.js';
import { matcher } from '../../../src/store/match.js';
import { suite } from '../../support/harness.js';

const test = suite('query/combine');

test('filters on different paths are one level', () => {
  assert.equal(allOf([{ a: 1 }, undefined, { b: 2, c: 3 }]), { a: 1, b: 2, c: 3 });
  assert.equal(allOf([]), {});
});

test('none of several on the same path is lost', () => {
  const filter = allOf([{ a: { $gt: 1 } }, { a: { $lt: 5 } }, { $or: [{ b: 1 }, { b: 2 }] }, { $or: [{ b: 2 }, { b: 3 }] }]);
  const matches = matcher(filter);
  assert.is(matches({ a: 3, b: 2 }), true);
  for (const other of [
    { a: 0, b: 2 },
    { a: 5, b: 2 },
    { a: 3, b: 1 },
    { a: 3, b: 3 },
  ])
    assert.is(matches(other), false, JSON.stringify(other));
});

test.run();
