import { array, asyncProperty, assert as check, constantFrom, integer, oneof, record } from 'fast-check';
import * as assert from 'uvu/assert';
import { firstIds } from '../../../src/store/mongodb/memory-sort.js';
import type { Stored } from '../../../src/store/mongodb/stored.js';
import type { SortKey } from '../../../src/store/port.js';
import { suite } from '../../support/harness.js';

const test = suite('mongodb sort in memory');

async function* stream(documents: readonly Stored[]): AsyncGenerator<Stored> {
  yield* documents;
}

const numbered = (count: number): Stored[] =>
  Array.from({ length: count }, (_, i) => ({ _id: `${i}`, name: `run ${(i * 7919) % count}` }));
const byName: readonly SortKey[] = [{ path: 'name', numeric: true }, { path: '_id' }];

test('digit runs compare by value', async () => {
  const documents = ['b', 'a10', 'a9', 'a010', 'a1'].map((name, i): Stored => ({ _id: `${i}`, name }));
  assert.equal(await firstIds(stream(documents), byName, 10), ['4', '2', '1', '3', '0']);
});

test('many more documents than wanted: the first ones all the same', async () => {
  const documents = numbered(10_007);
  const inOrder = [...documents]
    .sort((a, b) => Number(String(a.name).slice(4)) - Number(String(b.name).slice(4)))
    .map((one) => one._id);
  assert.equal(await firstIds(stream(documents), byName, 3), inOrder.slice(0, 3));
  assert.equal(await firstIds(stream(documents), byName, 1_500), inOrder.slice(0, 1_500));
  assert.equal(await firstIds(stream(documents), byName, Number.POSITIVE_INFINITY), inOrder);
});

test('a cut list is the head of the whole list', () =>
  check(
    asyncProperty(
      array(record({ name: oneof(constantFrom(null, '', 'a', 'a2', 'a10'), integer()) }), { maxLength: 40 }),
      integer({ min: 0, max: 50 }),
      async (rows, wanted) => {
        const documents = rows.map((row, i): Stored => ({ _id: `${i}`, ...row }));
        const keys: readonly SortKey[] = [
          { path: 'name', numeric: true, emptyLast: true },
          { path: '_id', descending: true },
        ];
        const all = await firstIds(stream(documents), keys, Number.POSITIVE_INFINITY);
        assert.equal(await firstIds(stream(documents), keys, wanted), all.slice(0, wanted));
      },
    ),
  ));

test.run();
