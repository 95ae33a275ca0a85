import * as assert from 'uvu/assert';
import { suite } from '../support/harness.js';
import { mismatch } from './matching.js';

const test = suite('comparing an answer with an example');

const TIME = '2026-11-22T10:00:00.123456+00:00';

function differs(shown: unknown, actual: unknown, known: Readonly<Record<string, string>> = {}): string | undefined {
  return mismatch(shown, actual, new Map(Object.entries(known)));
}

const same: readonly (readonly [shown: unknown, actual: unknown])[] = [
  [{}, {}],
  [
    { a: 1, b: null, c: [true] },
    { c: [true], b: null, a: 1 },
  ],
  ['{{time}}', TIME],
  ['at {{time}}', `at ${TIME}`],
  // A full second is written without a fraction.
  ['{{time}}', '2026-11-22T10:00:00+00:00'],
  [{ duration: '{{seconds}}' }, { duration: 3 }],
  ['{{task}}', 'a1'],
  [
    ['{{task}}', 'x {{task}}'],
    ['a1', 'x a1'],
  ],
  [
    [1, '...'],
    [1, 2, 3],
  ],
  ['a.b', 'a.b'],
];

for (const [shown, actual] of same) {
  test(`${JSON.stringify(shown)} shows ${JSON.stringify(actual)}`, () => {
    assert.is(differs(shown, actual), undefined);
  });
}

const different: readonly (readonly [shown: unknown, actual: unknown, path: string])[] = [
  [{ a: 1 }, {}, 'data.a'],
  [{}, { a: 1 }, 'data.a'],
  [{ a: { b: 1 } }, { a: { b: '1' } }, 'data.a.b'],
  [{ a: {} }, { a: [] }, 'data.a'],
  [[1], [1, 2], 'data'],
  [[1, { a: 2 }], [1, { a: 3 }], 'data[1].a'],
  [[1, '...'], [1], 'data'],
  [null, {}, 'data'],
  ['{{time}}', '2026-11-22', 'data'],
  ['{{seconds}}', '3', 'data'],
  ['{{task}}', 5, 'data'],
  [['{{task}}', '{{task}}'], ['a1', 'a2'], 'data[1]'],
  ['a.b', 'axb', 'data'],
  [{}, JSON.parse('{"__proto__": 1}'), 'data.__proto__'],
];

for (const [shown, actual, path] of different) {
  test(`${JSON.stringify(shown)} does not show ${JSON.stringify(actual)}`, () => {
    assert.ok(differs(shown, actual)?.startsWith(`${path}: the example shows `), differs(shown, actual));
  });
}

test('a placeholder that stands for something must be just that', () => {
  assert.is(differs('{{task}}', 'a.1', { task: 'a.1' }), undefined);
  assert.ok(differs('{{task}}', 'a-1', { task: 'a.1' }));
});

test('a new placeholder is remembered', () => {
  const bindings = new Map([['task', 'a1']]);
  assert.is(mismatch('{{task}} in {{queue}}', 'a1 in q7', bindings), undefined);
  assert.equal(
    [...bindings],
    [
      ['task', 'a1'],
      ['queue', 'q7'],
    ],
  );
});

test.run();
