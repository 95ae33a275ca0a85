import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { compareTexts } from '../../../src/store/compare.js';
import { fromColumn, fromItem, toColumn, toItem } from '../../../src/store/sqlite/values.js';
import { suite } from '../../support/harness.js';

const test = suite('store on sqlite: values in columns');
const texts = fc.string({
  unit: fc.oneof(fc.constantFrom('\0', '\u0001', '\u0002', 'a', 'é', '😀', '\uffff'), fc.string({ minLength: 1, maxLength: 1 })),
});

test('texts come back, hold no NUL, and keep their order', () =>
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      const [x, y] = [String(toColumn('string', a)), String(toColumn('string', b))];
      assert.is(fromColumn('string', x), a);
      assert.not.ok(x.includes('\0'));
      assert.is(Math.sign(Buffer.compare(Buffer.from(x), Buffer.from(y))), Math.sign(compareTexts(a, b)));
    }),
    { numRuns: 500 },
  ));

test('other types come back', () => {
  for (const [type, value] of [
    ['number', 0.1],
    ['number', Number.POSITIVE_INFINITY],
    ['boolean', true],
    ['boolean', false],
    ['date', new Date(5)],
  ] as const) {
    assert.equal(fromColumn(type, toColumn(type, value)), value);
    assert.is(fromColumn(type, null), null);
  }
});

test('a value of another type has no place in the column', () => {
  const values = ['5', 5, true, new Date(5), null, undefined, {}, [], Number.NaN, new Date(Number.NaN)];
  const fitting = { string: 1, number: 1, boolean: 1, date: 1 };
  for (const type of ['string', 'number', 'boolean', 'date'] as const) {
    assert.is(values.filter((value) => toColumn(type, value) !== undefined).length, fitting[type], type);
  }
});

test('items come back, each as what it was', () => {
  for (const item of ['x', '', 'a\0b', 'true', 'null', 'date 5', 5, -0.5, true, false, null, new Date(5), Number.NaN])
    assert.equal(fromItem(toItem(item)), item);
});
test.run();
