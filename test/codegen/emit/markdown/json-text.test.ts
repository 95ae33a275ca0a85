import { assert as check, jsonValue, property } from 'fast-check';
import * as assert from 'uvu/assert';
import { flatJson, jsonText } from '../../../../codegen/emit/markdown/json-text.js';
import { suite } from '../../../support/harness.js';

const test = suite('JSON for reading');

test('what fits stays on one line', () => {
  assert.is(jsonText({ a: 1, b: [true, null] }), '{"a": 1, "b": [true, null]}');
  assert.is(jsonText({}), '{}');
  assert.is(jsonText([]), '[]');
  assert.is(jsonText('text'), '"text"');
});

test('what does not fit has a line for each member', () => {
  const long = 'x'.repeat(60);
  assert.is(jsonText({ a: long, b: [long, long] }), `{\n  "a": "${long}",\n  "b": [\n    "${long}",\n    "${long}"\n  ]\n}`);
});

test('a member counts what stands before it on its line', () => {
  const value = { ['k'.repeat(50)]: { a: 'x'.repeat(20), b: 'x'.repeat(20) } };
  assert.match(jsonText(value), /\{\n {4}"a"/);
});

test('either form is the same value', () =>
  check(
    property(jsonValue(), (value) => {
      const same = JSON.stringify(value);
      assert.is(JSON.stringify(JSON.parse(jsonText(value))), JSON.stringify(JSON.parse(same)));
      assert.is(JSON.stringify(JSON.parse(flatJson(value))), JSON.stringify(JSON.parse(same)));
      assert.not.match(flatJson(value), '\n');
    }),
  ));

test.run();
