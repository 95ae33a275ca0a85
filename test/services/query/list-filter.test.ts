import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { listFilter, parseListFilter } from '../../../src/services/query/list-filter.js';
import { matcher } from '../../../src/store/match.js';
import { suite } from '../../support/harness.js';
import { type Items, listFilterItems, satisfies } from './list-filter-model.js';

const test = suite('query/list-filter');

/** Names of the tasks of task-core 7.3 that a filter on their tags lets through: a[x] b[y] xy[x,y] n[]. */
function named(items: Items): string {
  const tasks = { a: ['x'], b: ['y'], xy: ['x', 'y'], n: [] };
  const filter = listFilter('tags', parseListFilter(items), true);
  const matches = filter ? matcher(filter) : () => true;
  return Object.entries(tasks)
    .filter(([, tags]) => matches({ tags }))
    .map(([name]) => name)
    .join(' ');
}

const rows: readonly (readonly [Items, string])[] = [
  [['x'], 'a xy'],
  [['-x'], 'b n'],
  [['__$not', 'x'], 'b n'],
  [['x', '-y'], 'a xy n'],
  [['x', '__$not', 'y'], 'a xy n'],
  [['__$not', 'x', 'y'], 'b'],
  [['__$not', 'x', '__$not', 'y'], 'n'],
  [['-x', '-y'], 'n'],
  [['__$all', 'x', 'y'], 'xy'],
  [['__$all', 'x', '__$not', 'y'], 'a'],
  [['__$all', '-x', '-y'], ''],
  [[null], 'n'],
  [['x', null], 'a xy n'],
  [['__$all', 'x', null], 'a xy n'],
  [[], 'a b xy n'],
  [['__$all'], 'a b xy n'],
  [['__$not'], 'a b xy n'],
];

for (const [items, expected] of rows) {
  test(`${JSON.stringify(items)} lets through: ${expected || 'none'}`, () => assert.is(named(items), expected));
}

const recorded: readonly (readonly [Items, string])[] = [
  [['-y', 'x'], 'a xy n'],
  [['-x', 'y'], 'b xy n'],
  [['-z'], 'a b xy n'],
  [['-'], 'a b xy n'],
  [['--x'], 'a b xy n'],
  [['__$not', '-x'], 'a b xy n'],
  [['__$not', 'y', 'x'], 'a'],
  [['-x', '__$not', 'y'], 'n'],
  [['__$and', 'x', 'y'], 'xy'],
  [['__$all', 'x'], 'a xy'],
  [['__$all', 'x', 'z'], ''],
  [['__$all', 'x', '-y'], ''],
  [['x', '__$all', 'y'], 'a b xy'],
  [['x', '__$all', 'x', 'y'], 'a xy'],
  [['__$not', 'x', '__$all', 'y'], 'b'],
  [['__$any', 'x', 'y'], 'a b xy'],
  [['__$or', 'x'], 'a xy'],
  [['__$or', '-x'], ''],
  [['__$any', '-y', 'x'], 'a xy'],
  [['__$any', 'x', '__$not', 'y'], 'a xy n'],
  [['__$all', 'x', '__$any', 'y'], 'xy'],
  [['__$any', 'y', '__$all', 'x'], 'a b xy'],
  [['__$all', 'x', 'y', '__$any', 'z'], ''],
  [['__$bogus', 'x'], 'a xy'],
  [['x', '__$bogus'], 'a xy'],
  [['__$bogus', '-x'], ''],
  [['__$bogus'], 'a b xy n'],
  [['__$nop'], 'a b xy n'],
  [['__$nop', '-x'], ''],
  [[null, 'x'], 'a xy n'],
  [[null, null], 'n'],
  [['__$not', null], 'n'],
  [['__$not', 'x', null], 'b n'],
  [['-x', null], 'b n'],
];

for (const [items, expected] of recorded) {
  test(`${JSON.stringify(items)}, as recorded, lets through: ${expected || 'none'}`, () => assert.is(named(items), expected));
}

test('an operator ends the one before it', () => {
  assert.equal(parseListFilter(['__$all', 'x', '__$not', 'y', '-z']), {
    in: [],
    notIn: ['y', 'z'],
    all: ['x'],
    combine: 'and',
    orEmpty: false,
  });
});

test('a value given twice counts once', () => {
  assert.equal(parseListFilter(['x', 'x', '-y', '__$not', 'y']).in, ['x']);
  assert.equal(parseListFilter(['x', 'x', '-y', '__$not', 'y']).notIn, ['y']);
});

test('a field of one value can be all of one value, and never of two', () => {
  const matches = (items: Items, type: string): boolean => {
    const filter = listFilter('type', parseListFilter(items), false);
    return filter !== undefined && matcher(filter)({ type });
  };
  assert.is(matches(['__$all', 'qc'], 'qc'), true);
  assert.is(matches(['__$all', 'qc', 'qc'], 'qc'), true);
  assert.is(matches(['__$all', 'qc', 'custom'], 'qc'), false);
});

test('null stands for missing, null and the empty list', () => {
  const filter = listFilter('tags', parseListFilter([null]), true);
  const matches = matcher(filter ?? {});
  for (const [document, expected] of [
    [{}, true],
    [{ tags: null }, true],
    [{ tags: [] }, true],
    [{ tags: [''] }, false],
    [{ tags: ['x'] }, false],
  ] as const) {
    assert.is(matches(document), expected, JSON.stringify(document));
  }
});

test('any filter on any tags says what the rules say', () => {
  const tags = fc.uniqueArray(fc.constantFrom('x', 'y', 'z', '-x', ''), { maxLength: 4 });
  fc.assert(
    fc.property(listFilterItems, tags, (filterItems, documentTags) => {
      const filter = listFilter('tags', parseListFilter(filterItems), true);
      const found = filter ? matcher(filter)({ tags: documentTags }) : true;
      assert.is(found, satisfies(documentTags, filterItems));
    }),
    { numRuns: 2000 },
  );
});

test.run();
