import * as assert from 'uvu/assert';
import { asTyped } from '../../src/app/as-typed.js';
import { suite } from '../support/harness.js';

const test = suite('a flag as it was typed');

test('digits stay as they are', () => {
  assert.equal(asTyped(['create', '--id', '007'], '--id'), ['007']);
  assert.equal(asTyped(['create', '--id=1e5', '--json'], '--id'), ['1e5']);
});

test('every time it was given, in order', () => {
  assert.equal(asTyped(['--id', 'b', '--id=a'], '--id'), ['b', 'a']);
});

test('nothing of other flags, nor when it was not given', () => {
  assert.is(asTyped(['create', '--idle', 'x', 'id'], '--id'), undefined);
});

test.run();
