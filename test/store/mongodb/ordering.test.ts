import * as assert from 'uvu/assert';
import { orderingOf } from '../../../src/store/mongodb/ordering.js';
import type { SortKey } from '../../../src/store/port.js';
import { suite } from '../../support/harness.js';
import { noServer, type Thing, withThings } from './database.js';

const test = suite('mongodb ordering');

test('plain keys are left to the server, id by its stored name', () => {
  assert.equal(orderingOf([{ path: 'created', descending: true }, { path: 'id' }]), {
    kind: 'server',
    sort: [
      ['created', -1],
      ['_id', 1],
    ],
  });
  assert.equal(orderingOf(undefined), { kind: 'server', sort: [] });
  assert.is(orderingOf([{ path: 'created', descending: true, emptyLast: true }]).kind, 'server');
});

test('empty last on the first key makes two reads, which say no more than the type needs', () => {
  const parts = (path: string) => {
    const ordering = orderingOf([{ path, emptyLast: true }], { started: 'date', name: 'string' });
    return ordering.kind === 'parts' ? ordering.parts : undefined;
  };
  assert.equal(parts('started'), { empty: { started: null }, filled: { started: { $ne: null } } });
  assert.equal(parts('name'), { empty: { name: { $in: [null, ''] } }, filled: { name: { $nin: [null, ''] } } });
  assert.equal(parts('toString')?.filled.$nor?.length, 1);
});

test('what the server cannot do is done here', () => {
  assert.is(orderingOf([{ path: 'name', numeric: true }]).kind, 'memory');
  assert.is(orderingOf([{ path: 'created' }, { path: 'started', emptyLast: true }]).kind, 'memory');
});

if (noServer) {
  test.skip('all orderings agree', noServer);
} else {
  const values = [undefined, null, '', [], 'b', 'a', 'a10', 'a9', ['a9', 'c'], [''], 3, 1, new Date(5)];
  const documents = values.map((value, i): Thing => ({ id: `${10 + i}`, value }));
  const sort: readonly SortKey[] = [{ path: 'value', emptyLast: true }, { path: 'id' }];

  test('every page of an order with empty last is a slice of the whole', () =>
    withThings({}, async (things) => {
      await things.insertMany(documents);
      const ids = async (skip: number, limit?: number) =>
        (await things.find({}, { sort, skip, ...(limit === undefined ? {} : { limit }) })).map((thing) => thing.id);
      const all = await ids(0);
      assert.is(all.length, documents.length);
      assert.equal(new Set(all.slice(-4)), new Set(['10', '11', '12', '13']));
      for (let skip = 0; skip <= all.length + 1; skip++) {
        for (const limit of [0, 1, 3, 20])
          assert.equal(await ids(skip, limit), all.slice(skip, skip + limit), `skip ${skip} limit ${limit}`);
        assert.equal(await ids(skip), all.slice(skip), `skip ${skip}`);
      }
    }));

  test('numeric order pages, projects and keeps the filter exact', () =>
    withThings({}, async (things) => {
      await things.insertMany(['x10', 'x9', 'x09', 'x1', 'y2'].map((name, i) => ({ id: `${i}`, name, size: i })));
      const numeric: readonly SortKey[] = [{ path: 'name', numeric: true }, { path: 'id' }];
      const page = await things.find(
        { name: { $ne: 'y2' } },
        { sort: numeric, skip: 1, limit: 2, projection: { include: ['size'] } },
      );
      assert.equal(page, [
        { id: '1', size: 1 },
        { id: '2', size: 2 },
      ]);
      const exact = await things.find({ name: 'x9' }, { sort: numeric });
      assert.equal(
        exact.map((thing) => thing.id),
        ['1'],
      );
    }));

  test('claims follow the order, each thing once, whichever way the order is made', () =>
    withThings({ scalars: { at: 'date' } }, async (things) => {
      for (const key of [{ path: 'at', emptyLast: true }, { path: 'name', numeric: true }, { path: 'name' }]) {
        await things.deleteMany({});
        await things.insertMany(
          Array.from({ length: 6 }, (_, i) => ({ id: `${i}`, name: `n${i}`, ...(i < 5 ? { at: new Date(i) } : {}) })),
        );
        const claims = await Promise.all(Array.from({ length: 8 }, () => things.findAndDelete({}, { sort: [key] })));
        const taken = claims.flatMap((thing) => thing?.id ?? []);
        assert.equal(new Set(taken), new Set(['0', '1', '2', '3', '4', '5']), key.path);
        assert.is(taken.length, 6);
      }
    }));
}

test.run();
