import * as assert from 'uvu/assert';
import { changed, valueAt } from '../../../../codegen/contract/generate/change.js';
import { suite } from '../../../support/harness.js';

const test = suite('a change at one place of a value');

const value = { a: { b: [1, { c: 2 }] }, d: 3 };

test('what is there is replaced, and nothing else; the original stays', () => {
  const before = structuredClone(value);
  assert.equal(changed(value, ['a', 'b', 1, 'c'], 'x'), { a: { b: [1, { c: 'x' }] }, d: 3 });
  assert.equal(changed(value, ['d'], null), { ...value, d: null });
  assert.equal(value, before);
});

test('undefined takes a member or an item away', () => {
  assert.equal(changed(value, ['a', 'b', 0], undefined), { a: { b: [{ c: 2 }] }, d: 3 });
  assert.equal(changed(value, ['d'], undefined), { a: value.a });
});

test('the order of members stays', () => {
  assert.equal(Object.keys(changed(value, ['a'], 1) as object), ['a', 'd']);
});

test('a member of any name is a member of its own', () => {
  const made = changed({}, ['__proto__'], 1) as object;
  assert.ok(Object.hasOwn(made, '__proto__'));
  assert.is(JSON.stringify(made), '{"__proto__":1}');
});

test('no path is the whole value', () => {
  assert.is(changed(value, [], 7), 7);
});

test('what is at a place is found, and nothing that is inherited', () => {
  assert.is(valueAt(value, ['a', 'b', 1, 'c']), 2);
  assert.is(valueAt(value, ['a', 'x', 'y']), undefined);
  assert.is(valueAt(value, ['constructor']), undefined);
  assert.is(valueAt('text', ['length']), undefined);
});

test.run();
