import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { Constants } from '../../../codegen/emit/print/constants.js';
import { Code, docComment, Getter, printValue, propertyKey, stringLiteral } from '../../../codegen/emit/print/typescript.js';
import { suite } from '../../support/harness.js';

const test = suite('emit: printing TypeScript');

function evaluated(expression: string): unknown {
  return new Function(`return ${expression};`)();
}

test('any JSON value comes back from its print', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(6), (value, depth) => {
      // Through JSON on both sides, because -0 is 0 in JSON.
      assert.is(JSON.stringify(evaluated(printValue(value, depth))), JSON.stringify(value));
    }),
    { numRuns: 300, seed: 1 },
  );
});

test('strings with quotes, line ends and what ends a line in JavaScript come back', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("'", '"', '\\', '\n', '\u2028', '\u2029', '`', '${', '\0', '😀', 'a') }),
      (text) => {
        const literal = stringLiteral(text);
        assert.is(evaluated(literal), text);
        assert.not.match(literal, /[\n\u2028\u2029]/);
      },
    ),
    { numRuns: 300, seed: 2 },
  );
});

test('__proto__ is a member like others', () => {
  const value = JSON.parse('{"__proto__": {"a": 1}, "b": 2}') as object;
  const printed = evaluated(printValue(value)) as object;
  assert.equal(Object.keys(printed), ['__proto__', 'b']);
  assert.is(Object.getPrototypeOf(printed), Object.prototype);
});

test('names are quoted where they must be', () => {
  assert.equal(['name', '$x', 'get_all', '2fa', 'a-b', '', "it's"].map(propertyKey), [
    'name',
    '$x',
    'get_all',
    "'2fa'",
    "'a-b'",
    "''",
    "'it\\'s'",
  ]);
});

test('what fits stands on one line, what does not has a line for each member', () => {
  assert.is(printValue({ a: [1, 2], b: {} }), '{ a: [1, 2], b: {} }');
  const long = 'x'.repeat(70);
  assert.is(printValue({ list: [long, long], n: 1 }), `{\n  list: [\n    '${long}',\n    '${long}',\n  ],\n  n: 1,\n}`);
  assert.is(printValue([long], 3), `['${long}']`);
});

test('code stands as it is, and a getter runs when it is read', () => {
  assert.is(printValue({ a: new Code('other.name'), b: [new Code('x')] }), '{ a: other.name, b: [x] }');
  assert.is(printValue({ a: new Getter('later') }), '{ get a() { return later; } }');
  const long = 'x'.repeat(120);
  assert.is(printValue({ a: new Getter('later'), long }), `{\n  get a() { return later; },\n  long: '${long}',\n}`);
});

test('comments are wrapped, cannot be ended from inside, and are left out when empty', () => {
  assert.is(docComment(['Short.']), '/** Short. */\n');
  assert.is(docComment(['One.', 'Two.'], 1), '/**\n   * One.\n   * Two.\n   */\n  ');
  assert.is(docComment(['', '  ']), '');
  assert.is(docComment(['Ends */ here']), '/** Ends *\\/ here */\n');
  const lines = docComment(['word '.repeat(100)], 2).split('\n');
  assert.ok(lines.length > 4);
  for (const line of lines) assert.ok(line.length <= 120, line);
});

test('equal constants are one; a name is used once', () => {
  const constants = new Constants();
  const texts = [
    constants.share('first', 'number[]', [1]),
    constants.share('second', 'number[]', [1]),
    constants.share('first', 'number[]', [2]),
    constants.share('third', 'readonly number[]', [1]),
  ].map(({ text }) => text);
  assert.equal(texts, ['first', 'first', 'first2', 'third']);
  assert.is(
    String(constants),
    'const first: number[] = [1];\nconst first2: number[] = [2];\nconst third: readonly number[] = [1];',
  );
});

test.run();
