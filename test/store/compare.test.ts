import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { compareTexts, compareValues, sameValue } from '../../src/store/compare.js';
import { suite } from '../support/harness.js';

const test = suite('store: order of values');
const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(undefined, null, Number.NaN, true, false),
    fc.double(),
    fc.string(),
    fc.date({ noInvalidDate: true }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.string({ maxLength: 2 }), tie('value'), { maxKeys: 2 }),
  ),
})).value;

test('it is a total order', () =>
  fc.assert(
    fc.property(values, values, values, (a, b, c) => {
      assert.is(Math.sign(compareValues(a, b)), -Math.sign(compareValues(b, a)) || 0);
      if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0) assert.ok(compareValues(a, c) <= 0);
      assert.ok(sameValue(a, structuredClone(a)));
    }),
    { numRuns: 1_000 },
  ));

test('kinds come in their order', () => {
  const inOrder = [
    undefined,
    null,
    Number.NaN,
    Number.NEGATIVE_INFINITY,
    -1,
    0,
    1,
    '',
    'a',
    'b',
    {},
    { a: 1 },
    { a: 2 },
    { b: 1 },
    { a: 'x' },
    [],
    [1],
    [1, 2],
    false,
    true,
    new Date(0),
    new Date(1),
  ];
  assert.equal(
    [...inOrder]
      .reverse()
      .sort(compareValues)
      .filter((value) => value !== undefined),
    inOrder.slice(1),
  );
});

test('texts compare as their UTF-8 bytes', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      assert.is(Math.sign(compareTexts(a, b)), Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
    }),
  ));

test('the order of members makes two objects differ', () => {
  assert.not.ok(sameValue({ a: 1, b: 2 }, { b: 2, a: 1 }));
  assert.ok(sameValue({ a: 1, b: [new Date(5)] }, { a: 1, b: [new Date(5)] }));
});
test.run();
