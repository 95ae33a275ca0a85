import * as assert from 'uvu/assert';
import { differences } from '../../../codegen/lock/difference.js';
import { suite } from '../../support/harness.js';

const test = suite('differences of contracts');

test('name the path, what was and what is', () => {
  const was = { request: { properties: { page: { type: 'integer', minimum: 0 } } } };
  const is = { request: { properties: { page: { type: 'integer', minimum: 1 } } } };
  assert.equal(differences(was, is), [{ path: 'request.properties.page.minimum', was: 0, is: 1 }]);
});

test('are none between equals', () => {
  assert.equal(differences({ a: [1, { b: null }] }, { a: [1, { b: null }] }), []);
  assert.equal(differences(undefined, undefined), []);
});

test('tell what was added and what was taken away as a whole', () => {
  assert.equal(differences({ a: { x: { y: 1 } } }, { a: { z: { y: 1 } } }), [
    { path: 'a.x', was: { y: 1 }, is: undefined },
    { path: 'a.z', was: undefined, is: { y: 1 } },
  ]);
});

test('take lists as a whole', () => {
  assert.equal(differences({ enum: ['a', 'b'] }, { enum: ['a'] }), [{ path: 'enum', was: ['a', 'b'], is: ['a'] }]);
});

test('tell an object from a list, and null from nothing', () => {
  assert.equal(differences({ a: {} }, { a: [] }), [{ path: 'a', was: {}, is: [] }]);
  assert.equal(differences({ a: null }, {}), [{ path: 'a', was: null, is: undefined }]);
});

test('quote keys with dots', () => {
  assert.equal(differences({ a: { '^x.y': 1 } }, { a: { '^x.y': 2 } }), [{ path: 'a."^x.y"', was: 1, is: 2 }]);
});

test('are not misled by names of every object', () => {
  assert.equal(differences({ a: {} }, { a: JSON.parse('{"toString": 1}') }), [{ path: 'a.toString', was: undefined, is: 1 }]);
});

test.run();
