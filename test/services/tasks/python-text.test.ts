import * as assert from 'uvu/assert';
import { pythonText } from '../../../src/services/tasks/python-text.js';
import { suite } from '../../support/harness.js';

/** A JSON value, and how Python 3 prints what it reads it as. */
const PRINTED: readonly (readonly [value: unknown, text: string])[] = [
  ['as it is', 'as it is'],
  ["it's", "it's"],
  ['', ''],
  [null, 'None'],
  [true, 'True'],
  [false, 'False'],
  [0, '0'],
  [-0, '0'],
  [5, '5'],
  [2.5, '2.5'],
  [-1.25, '-1.25'],
  [0.1, '0.1'],
  [0.0001, '0.0001'],
  [0.00001, '1e-05'],
  [-0.00002, '-2e-05'],
  [1.5e-7, '1.5e-07'],
  [1e-10, '1e-10'],
  [5e-324, '5e-324'],
  [1e21, '1e+21'],
  [9007199254740991, '9007199254740991'],
  [[], '[]'],
  [{}, '{}'],
  [[1, 'a', null, [true]], "[1, 'a', None, [True]]"],
  [{ a: 1, b: { c: 'd' } }, "{'a': 1, 'b': {'c': 'd'}}"],
  [["it's"], `["it's"]`],
  [[`it's "so"`], `['it\\'s "so"']`],
  [['say "so"'], `['say "so"']`],
  [['a\\b'], "['a\\\\b']"],
  [['a\nb\tc\rd'], "['a\\nb\\tc\\rd']"],
  [['\u0000\u001b\u007f'], "['\\x00\\x1b\\x7f']"],
  [['\u00a0\u2028'], "['\\xa0\\u2028']"],
  [['a b'], "['a b']"],
  [['日本 🎉 é'], "['日本 🎉 é']"],
  [['\u{e0001}'], "['\\U000e0001']"],
];

const test = suite('pythonText');

for (const [value, text] of PRINTED) {
  test(`${JSON.stringify(value)} is ${text}`, () => assert.is(pythonText(value), text));
}

test('keys of the caller are text like any other', () => {
  assert.is(pythonText(JSON.parse('{"__proto__": 1, "constructor": 2}')), "{'__proto__': 1, 'constructor': 2}");
});

test.run();
