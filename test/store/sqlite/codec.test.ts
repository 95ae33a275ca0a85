import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { InvalidDocumentError } from '../../../src/store/errors.js';
import { decode, encode } from '../../../src/store/sqlite/codec.js';
import { suite } from '../../support/harness.js';

const test = suite('store on sqlite: documents as text');

const values = fc.letrec<{ value: unknown; object: object }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.double().filter((number) => !Object.is(number, -0)),
    fc.boolean(),
    fc.constant(null),
    fc.date({ noInvalidDate: true }),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(
    fc.oneof(fc.constantFrom('$date', '$number', '$literal', '__proto__', 'constructor', 'toJSON', 'a.b', ''), fc.string()),
    tie('value'),
    {
      maxKeys: 3,
      noNullPrototype: true,
    },
  ),
})).object;

test('every document comes back, and the one given is left alone', () =>
  fc.assert(
    fc.property(values, (document) => {
      const before = structuredClone(document);
      assert.ok(isDeepStrictEqual(decode(encode(document)), document));
      assert.ok(isDeepStrictEqual(document, before));
    }),
    { numRuns: 500 },
  ));

test('the text holds no control characters', () =>
  fc.assert(
    fc.property(values, (document) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
      assert.not.match(encode(document), /[\0-\x1f]/);
    }),
  ));

test('dates are tagged, as other tools expect them', () => {
  assert.is(encode({ at: new Date(5), list: [new Date(6)] }), '{"at":{"$date":5},"list":[{"$date":6}]}');
});

test('what is no stored kind of value is refused with its path', () => {
  const cases: readonly (readonly [unknown, string])[] = [
    [{ a: { b: 1n } }, 'a.b'],
    [{ a: () => 1 }, 'a'],
    [{ a: Symbol('x') }, 'a'],
    [{ a: new Map() }, 'a'],
    [{ a: [/x/] }, 'a'],
    [{ a: Buffer.from('x') }, 'a'],
    [{ a: new Date(Number.NaN) }, 'a'],
  ];
  for (const [document, path] of cases) {
    assert.throws(
      () => encode(document as object),
      (error: unknown) => error instanceof InvalidDocumentError && error.path === path,
      path,
    );
  }
});

test('nesting has a limit, and no depth breaks the stack', () => {
  const nested = (depth: number) => {
    let value: unknown = 1;
    for (let i = 0; i < depth; i++) value = i % 2 ? { x: value } : [value];
    return { value };
  };
  assert.equal(decode(encode(nested(99))), nested(99));
  for (const depth of [101, 100_000])
    assert.throws(
      () => encode(nested(depth)),
      (error: unknown) => error instanceof InvalidDocumentError,
    );
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  assert.throws(
    () => encode(circle),
    (error: unknown) => error instanceof InvalidDocumentError,
  );
});
test.run();
