import * as assert from 'uvu/assert';
import type { SortKey } from '../../src/store/port.js';
import { conformance, ids } from './fixture.js';

conformance('sorting', ({ test, given }) => {
  async function order(things: Awaited<ReturnType<typeof given>>, ...sort: SortKey[]): Promise<string> {
    return ids(await things.find({}, { sort }), { sorted: false });
  }

  // `n`, `name` and `created` are declared, `free` is not: the order must be the same either way.
  for (const [kind, path, values] of [
    ['numbers', 'n', [3, 1, 2]],
    ['texts', 'name', ['c', 'a', 'b']],
    ['dates', 'created', [new Date(3), new Date(1), new Date(2)]],
  ] as const) {
    for (const at of [path, 'free']) {
      const samples = (given_: typeof given) =>
        given_(
          { id: 'three', [at]: values[0] },
          { id: 'null', [at]: null },
          { id: 'one', [at]: values[1] },
          { id: 'two', [at]: values[2] },
          { id: 'missing' },
        );

      test(`${kind} at ${at}: ascending, missing values first`, async () => {
        const things = await samples(given);
        const sorted = await order(things, { path: at }, { path: 'id' });
        assert.is(sorted, 'missing null one two three');
      });

      test(`${kind} at ${at}: descending, missing values last`, async () => {
        const things = await samples(given);
        assert.is(await order(things, { path: at, descending: true }, { path: 'id' }), 'three two one missing null');
      });

      test(`${kind} at ${at}: ascending with missing values last`, async () => {
        const things = await samples(given);
        assert.is(await order(things, { path: at, emptyLast: true }, { path: 'id' }), 'one two three missing null');
      });

      test(`${kind} at ${at}: descending leaves "empty last" as it is`, async () => {
        const things = await samples(given);
        assert.is(
          await order(things, { path: at, descending: true, emptyLast: true }, { path: 'id' }),
          'three two one missing null',
        );
      });
    }
  }

  for (const path of ['name', 'free']) {
    test(`an empty text at ${path} is empty, and comes last when asked for`, async () => {
      const things = await given(
        { id: 'b', [path]: 'b' },
        { id: 'empty', [path]: '' },
        { id: 'a', [path]: 'a' },
        { id: 'missing' },
      );
      assert.is(await order(things, { path, emptyLast: true }, { path: 'id', descending: true }), 'a b missing empty');
      assert.is(await order(things, { path }, { path: 'id' }), 'missing empty a b');
    });

    test(`numbers inside texts at ${path} compare by value when asked for`, async () => {
      const things = await given(...['10', '9', '2', 'x10', 'x9', '1'].map((text) => ({ id: `id-${text}`, [path]: text })));
      assert.is(await order(things, { path, numeric: true }), 'id-1 id-2 id-9 id-10 id-x9 id-x10');
      assert.is(await order(things, { path }), 'id-1 id-10 id-2 id-9 id-x10 id-x9');
      assert.is(
        await order(things, { path, numeric: true, emptyLast: true, descending: true }),
        'id-x10 id-x9 id-10 id-9 id-2 id-1',
      );
    });

    test(`texts at ${path} sort by code point`, async () => {
      const things = await given(...['b', 'B', 'a', 'é', 'z', '\ue000', '😀'].map((text, i) => ({ id: `${i}`, [path]: text })));
      assert.is(await order(things, { path }), '1 2 0 4 3 5 6');
    });
  }

  test('an empty list is empty, and comes last when asked for', async () => {
    const things = await given({ id: 'b', list: ['b'] }, { id: 'empty', list: [] }, { id: 'a', list: ['c', 'a'] });
    assert.is(await order(things, { path: 'list', emptyLast: true }), 'a b empty');
  });

  test('a list counts with its least item, or its greatest when descending', async () => {
    const things = await given({ id: 'wide', list: [1, 9] }, { id: 'narrow', list: [4, 5] });
    assert.is(await order(things, { path: 'list' }), 'wide narrow');
    assert.is(await order(things, { path: 'list', descending: true }), 'wide narrow');
  });

  test('kinds of value have an order of their own', async () => {
    const values = { missing: undefined, null: null, number: 5, text: 'x', object: { a: 1 }, boolean: true, date: new Date(1) };
    const things = await given(
      ...Object.entries(values)
        .reverse()
        .map(([id, free]) => ({ id, free })),
    );
    assert.is(await order(things, { path: 'free' }, { path: 'id' }), 'missing null number text object boolean date');
  });

  test('later keys decide between equals', async () => {
    const things = await given(
      { id: 'a', status: 'x', n: 1 },
      { id: 'b', status: 'y', n: 2 },
      { id: 'c', status: 'x', n: 2 },
      { id: 'd', status: 'y', n: 1 },
    );
    assert.is(await order(things, { path: 'status' }, { path: 'n', descending: true }), 'c a b d');
    assert.is(await order(things, { path: 'n', descending: true }, { path: 'status' }, { path: 'id' }), 'c b a d');
    assert.is(await order(things, { path: 'status', emptyLast: true }, { path: 'n', emptyLast: true }), 'a c d b');
  });

  test('nested paths sort as well', async () => {
    const things = await given(
      { id: 'b', execution: { queue: 'b' }, deep: { er: 2 } },
      { id: 'a', execution: { queue: 'a' }, deep: { er: 3 } },
    );
    assert.is(await order(things, { path: 'execution.queue' }), 'a b');
    assert.is(await order(things, { path: 'deep.er' }), 'b a');
  });
});
