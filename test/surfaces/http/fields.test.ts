import { array, assert as check, constantFrom, dictionary, property, string, stringMatching } from 'fast-check';
import * as assert from 'uvu/assert';
import { ApiError } from '../../../src/rpc/index.js';
import { readFields } from '../../../src/surfaces/http/fields.js';
import { suite } from '../../support/harness.js';

const test = suite('http: fields of a query string');

const read = (encoded: string, types = {}) => readFields(encoded, types, 100);

test('booleans are read in the spellings that clients use, and in no others', () => {
  for (const text of ['true', 'True', 'TRUE', '1']) assert.equal(read(`f=${text}`, { f: 'boolean' }), { f: true });
  for (const text of ['false', 'False', 'FALSE', '0']) assert.equal(read(`f=${text}`, { f: 'boolean' }), { f: false });
  for (const text of ['', 'yes', 'tRUE', '2', '00']) assert.equal(read(`f=${text}`, { f: 'boolean' }), { f: text });
});

test('integers and numbers are read whole or not at all', () => {
  const integers = { '5': 5, '-1': -1, '%2B7': 7, '007': 7, '1.0': '1.0', '1e3': '1e3', '': '', '0x10': '0x10', ' 5': ' 5' };
  for (const [text, value] of Object.entries(integers)) {
    assert.equal(read(`n=${text}`, { n: 'integer' }), { n: value }, text);
  }
  const numbers = { '5': 5, '1.5': 1.5, '.5': 0.5, '5.': 5, '-1e-2': -0.01, '1.2.3': '1.2.3', Infinity: 'Infinity', NaN: 'NaN' };
  for (const [text, value] of Object.entries(numbers)) {
    assert.equal(read(`n=${text}`, { n: 'number' }), { n: value }, text);
  }
});

test('a declared string is never converted, not even by look', () => {
  for (const text of ['5', 'true', '1.5', 'null']) assert.equal(read(`s=${text}`, { s: 'string' }), { s: text });
});

test('a type is that of the whole field, not of something nested in it', () => {
  assert.equal(read('page.page=5', { page: 'integer' }), { page: { page: '5' } });
});

test('types are looked up as own properties only', () => {
  assert.equal(read('constructor=5&toString=6'), { constructor: '5', toString: '6' });
});

test('brackets at the end of a name are not part of it', () => {
  assert.equal(read('a[]=1&b]=2&c[[=3&d[]x=4'), { a: ['1'], b: '2', c: '3', 'd[]x': '4' });
});

test('one name in both spellings is one list', () => {
  assert.equal(read('id=a&id[]=b'), { id: ['a', 'b'] });
});

test('names like __proto__ become own properties at every level', () => {
  const fields = read('__proto__=1&a.__proto__.b=2');
  assert.equal(Object.keys(fields), ['__proto__', 'a']);
  assert.equal(Object.keys(fields.a as object), ['__proto__']);
  assert.is(({} as Record<string, unknown>).b, undefined);
});

test('a name with too many parts is refused before it is built', () => {
  assert.throws(
    () => readFields('a.b.c=1', {}, 2),
    (error: unknown) => error instanceof ApiError && error.code === 400,
  );
  assert.equal(readFields('a.b=1', {}, 2), { a: { b: '1' } });
});

test('any fields come back as they were encoded', () => {
  const name = stringMatching(/^[a-z_$ %&+=]{1,8}$/);
  check(
    property(dictionary(name, array(string(), { minLength: 1, maxLength: 3 })), (fields) => {
      const pairs = Object.entries(fields).flatMap(([key, texts]) => texts.map((text): [string, string] => [key, text]));
      const expected = Object.entries(fields).map(([key, texts]) => [key, texts.length > 1 ? texts : texts[0]]);
      assert.equal(Object.entries(read(new URLSearchParams(pairs).toString())), expected);
    }),
  );
});

test('no query makes it throw anything but 400', () =>
  check(
    property(array(constantFrom('a', '.', '[', ']', '=', '&', '%', '__proto__', '1')), (parts) => {
      try {
        assert.type(readFields(parts.join(''), { a: 'integer[]' }, 5), 'object');
      } catch (thrown) {
        assert.is((thrown as ApiError).code, 400);
      }
    }),
  ));

test.run();
