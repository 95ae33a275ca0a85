import { assert as check, constantFrom, integer, json, property, string } from 'fast-check';
import * as assert from 'uvu/assert';
import { locateJsonError } from '../../../src/surfaces/http/json-position.js';
import { suite } from '../../support/harness.js';

const test = suite('http: where JSON stops being JSON');

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const places: readonly (readonly [text: string, offset: number, expected: string])[] = [
  ['', 0, 'a value'],
  ['  ', 2, 'a value'],
  ['nope', 0, 'a value'],
  ['{"a": }', 6, 'a value'],
  ['{"a" 1}', 5, '":"'],
  ['{a: 1}', 1, 'a quoted name or "}"'],
  ['{"a":1,}', 7, 'a quoted name'],
  ['{"a":1 "b":2}', 7, '"," or the closing bracket'],
  ['[1,]', 3, 'a value'],
  ['[1}', 2, '"," or the closing bracket'],
  ['[', 1, 'a value or "]"'],
  ['{"a":1', 6, '"," or the closing bracket'],
  ['{} {}', 3, 'nothing more'],
  ['01', 1, 'nothing more'],
  ['"abc', 4, 'a closing quote'],
  ['"a\nb"', 2, 'an escape instead of a control character'],
  ['"a\\x"', 2, 'a known escape'],
  ['"\\u12"', 1, 'a known escape'],
  ['[1, -]', 4, 'a value'],
  ["{'a':1}", 1, 'a quoted name or "}"'],
];

test('the place and what could stand there, for each kind of mistake', () => {
  for (const [text, offset, expected] of places) assert.equal(locateJsonError(text), { offset, expected }, text);
});

test('JSON has no such place', () => check(property(json(), (text) => assert.is(locateJsonError(text), undefined))));

test('it agrees with JSON.parse about any text, and points into it', () =>
  check(
    property(
      json(),
      integer({ min: 0, max: 60 }),
      constantFrom('', '"', '{', '}', '[', ']', ',', ':', '\\', '0', '\u0001', 'x'),
      (text, at, extra) => {
        const broken = text.slice(0, at) + extra + text.slice(at + 1);
        const problem = locateJsonError(broken);
        assert.is(problem === undefined, isJson(broken), broken);
        if (problem) assert.ok(problem.offset >= 0 && problem.offset <= broken.length);
      },
    ),
    { numRuns: 2_000 },
  ));

test('what stands before the place could have gone on', () =>
  check(
    property(string({ unit: constantFrom('{', '}', '[', ']', '"', ':', ',', '1', ' ') }), (text) => {
      const problem = locateJsonError(text);
      // A text cut at its problem is merely too short: the problem moves to its end, and never before it.
      if (problem) assert.is(locateJsonError(text.slice(0, problem.offset))?.offset ?? problem.offset, problem.offset);
    }),
    { numRuns: 2_000 },
  ));

test('nesting and strings of a million are no trouble', () => {
  assert.is(locateJsonError('['.repeat(1_000_000))?.offset, 1_000_000);
  assert.is(locateJsonError(`"${'a'.repeat(1_000_000)}`)?.offset, 1_000_001);
});

test.run();
