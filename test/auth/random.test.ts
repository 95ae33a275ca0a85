import * as assert from 'uvu/assert';
import { newAccessKey, newId, newSecretKey } from '../../src/auth/random.js';
import { suite } from '../support/harness.js';

const test = suite('random ids and keys');

const many = <T>(make: () => T): T[] => Array.from({ length: 500 }, make);

test('an id is 32 hex digits', () => {
  for (const id of many(newId)) assert.match(id, /^[0-9a-f]{32}$/);
});

test('an access key is 20 capitals and digits', () => {
  for (const key of many(newAccessKey)) assert.match(key, /^[A-Z0-9]{20}$/);
});

test('a secret key is 50 letters and digits', () => {
  for (const key of many(newSecretKey)) assert.match(key, /^[A-Za-z0-9]{50}$/);
});

test('none comes twice', () => {
  for (const make of [newId, newAccessKey, newSecretKey]) assert.is(new Set(many(make)).size, 500);
});

test('every character of the alphabet turns up', () => {
  const used = new Set(many(newSecretKey).join(''));
  assert.is(used.size, 62);
});

test.run();
