import * as assert from 'uvu/assert';
import { Random } from '../../../../codegen/contract/generate/random.js';
import { numberFor, plainText, textFor } from '../../../../codegen/contract/generate/scalar.js';
import type { SchemaNode } from '../../../../codegen/definition/ir.js';
import { suite } from '../../../support/harness.js';

const test = suite('texts and numbers');

const seeds = Array.from({ length: 30 }, (_, at) => `${at}`);
const texts = (node: SchemaNode): string[] => seeds.map((seed) => textFor({ type: 'string', ...node }, new Random(seed)));
const numbers = (type: 'integer' | 'number', node: SchemaNode): number[] =>
  seeds.map((seed) => numberFor(type, node, new Random(seed)));

test('a text without limits is a word, hardly ever the same', () => {
  assert.ok(texts({}).every((text) => /^[a-z]{8}$/.test(text)));
  assert.is(new Set(texts({})).size, seeds.length);
  assert.is(new Set(Array.from({ length: 1000 }, (_, at) => plainText(new Random(`name ${at}`)))).size, 1000);
});

test('lengths and patterns are kept', () => {
  assert.ok(texts({ minLength: 20, maxLength: 22 }).every(({ length }) => length >= 20 && length <= 22));
  assert.ok(texts({ maxLength: 2 }).every(({ length }) => length <= 2));
  assert.ok(texts({ pattern: '^v\\d+\\.\\d+$' }).every((text) => /^v\d+\.\d+$/.test(text)));
});

test('formats look like what they are', () => {
  assert.ok(texts({ format: 'date-time' }).every((text) => !Number.isNaN(Date.parse(text))));
  assert.ok(texts({ format: 'email' }).every((text) => /^\S+@\S+$/.test(text)));
  assert.ok(texts({ format: 'uri' }).every((text) => URL.canParse(text)));
  assert.ok(texts({ format: 'no-such-format' }).every((text) => text !== ''));
  assert.is(new Set(texts({ format: 'email' })).size, seeds.length, 'no two people share an address');
});

test('a number without limits is small and not negative: pages, counts and times stay sensible', () => {
  assert.ok(numbers('integer', {}).every((number) => Number.isInteger(number) && number >= 0 && number <= 100));
  assert.ok(new Set(numbers('integer', {})).size > 10);
});

test('limits of numbers are kept', () => {
  assert.ok(numbers('integer', { minimum: 1000 }).every((number) => number >= 1000 && number <= 1100));
  assert.ok(numbers('integer', { minimum: -5, maximum: -3 }).every((number) => number >= -5 && number <= -3));
  assert.ok(numbers('integer', { maximum: -3 }).every((number) => number <= -3));
  assert.ok(numbers('integer', { maximum: 0 }).every((number) => number <= 0));
  assert.ok(numbers('integer', { exclusiveMinimum: 500 }).every((number) => number > 500));
  assert.ok(numbers('integer', { multipleOf: 1000, minimum: 1 }).every((number) => number >= 1000 && number % 1000 === 0));
  assert.ok(numbers('number', { exclusiveMinimum: 0, maximum: 1 }).every((number) => number > 0 && number <= 1));
  assert.ok(numbers('integer', { multipleOf: 5, minimum: 10 }).every((number) => number % 5 === 0 && number >= 10));
});

test('the same seed gives the same', () => {
  assert.equal(texts({ pattern: '^[a-z]+$' }), texts({ pattern: '^[a-z]+$' }));
  assert.equal(numbers('number', {}), numbers('number', {}));
});

test.run();
