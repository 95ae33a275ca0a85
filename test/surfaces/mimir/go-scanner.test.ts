import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { ApiError } from '../../../src/rpc/index.js';
import { firstJson } from '../../../src/surfaces/mimir/go-json.js';
import { GoScanner } from '../../../src/surfaces/mimir/go-scanner.js';
import { suite } from '../../support/harness.js';

const test = suite('Mimir: JSON as Go reads it');

const DEPTH = 100;

function read(text: string): unknown {
  return firstJson(text, DEPTH);
}

function refused(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof ApiError && error.code === 400) return String(error.data.decoder);
    throw error;
  }
  return assert.unreachable(`read: ${text}`) as never;
}

test('any JSON is read as it is, whatever follows it', () =>
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('', ' ', '\n{', ' x', '}'), (value, rest) => {
      const text = JSON.stringify([value]);
      assert.equal(read(`\r\n\t ${text}${rest}`), JSON.parse(text));
    }),
  ));

test('a text is read exactly when some beginning of it is JSON', () =>
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...'{}[]",:0123456789.eE+-\\utrfalsn ', 'true', 'null', '"a"'), { maxLength: 12 }),
      (pieces) => {
        const text = pieces.join('');
        const readable = Array.from({ length: text.length + 1 }, (_, end) => text.slice(0, end)).some(isJson);
        let found = true;
        try {
          read(text);
        } catch {
          found = false;
        }
        // A number goes on as long as it can: "1e" is none, though "1" is.
        const cutNumber = /^\s*-?\d+(?:\.\d+)?(?:\.|[eE])/.test(text);
        if (!cutNumber) assert.is(found, readable, text);
      },
    ),
    { numRuns: 2_000 },
  ));

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

for (const [text, said] of [
  ['', 'EOF'],
  ['  ', 'EOF'],
  ['{', 'unexpected EOF'],
  ['{"a":1', 'unexpected EOF'],
  ['"a', 'unexpected EOF'],
  ['tru', 'unexpected EOF'],
  ['-', 'unexpected EOF'],
  ['x', "invalid character 'x' looking for beginning of value"],
  ["'a'", "invalid character '\\'' looking for beginning of value"],
  ['{a:1}', "invalid character 'a' looking for beginning of object key string"],
  ['{"a" 1}', "invalid character '1' after object key"],
  ['{"a":1 "b":2}', "invalid character '\"' after object key:value pair"],
  ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
  ['[1 2]', "invalid character '2' after array element"],
  ['[1,]', "invalid character ']' looking for beginning of value"],
  ['"a\nb"', "invalid character '\\n' in string literal"],
  ['"\\x"', "invalid character 'x' in string escape code"],
  ['"\\u00g0"', "invalid character 'g' in \\u hexadecimal character escape"],
  ['-a', "invalid character 'a' in numeric literal"],
  ['1.a', "invalid character 'a' after decimal point in numeric literal"],
  ['1ea', "invalid character 'a' in exponent of numeric literal"],
  ['nuxl', "invalid character 'x' in literal null (expecting 'l')"],
  ['[1e400]', 'json: cannot unmarshal number 1e400 into Go value of type float64'],
] as const) {
  test(`${JSON.stringify(text)}: ${said}`, () => assert.is(refused(text), said));
}

test('nesting is bounded', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  assert.equal(new GoScanner(nested(5), 5).value(), [0, 10]);
  assert.throws(() => new GoScanner(nested(6), 5).value(), /exceeded max depth/);
  assert.is(refused('['.repeat(100_000)), 'exceeded max depth');
});

test.run();
