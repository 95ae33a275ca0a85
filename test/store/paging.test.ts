import * as assert from 'uvu/assert';
import type { Filter, SortKey } from '../../src/store/port.js';
import { conformance, ids } from './fixture.js';

conformance('paging', ({ test, given }) => {
  const TOTAL = 57;
  const samples = () =>
    given(
      ...Array.from({ length: TOTAL }, (_, i) => ({
        id: `d${String(i).padStart(3, '0')}`,
        n: i,
        free: i,
        // Every third has none: "empty last" is read in two runs, and pages cross from one into the other.
        ...(i % 3 === 0 ? {} : { name: `name ${String(i).padStart(3, '0')}`, label: `name ${String(i).padStart(3, '0')}` }),
      })),
    );
  const sorts: Record<string, readonly SortKey[]> = {
    declared: [{ path: 'n', descending: true }],
    'not declared': [{ path: 'free', descending: true }],
    'declared, empty last': [{ path: 'name', emptyLast: true }, { path: 'id' }],
    'not declared, empty last': [{ path: 'label', emptyLast: true }, { path: 'id' }],
  };
  const filters: Record<string, Filter> = {
    'no filter': {},
    'a filter of columns': { n: { $gte: 7 } },
    'a filter of documents': { free: { $gte: 7 } },
  };

  for (const [sorted, sort] of Object.entries(sorts)) {
    for (const [filtered, filter] of Object.entries(filters)) {
      test(`pages add up to the whole: sorted by ${sorted}, ${filtered}`, async () => {
        const things = await samples();
        const whole = await things.find(filter, { sort });
        for (const limit of [10, 19, 100]) {
          const pages = [];
          for (let skip = 0; skip < TOTAL + limit; skip += limit)
            pages.push(...(await things.find(filter, { sort, skip, limit })));
          assert.is(ids(pages, { sorted: false }), ids(whole, { sorted: false }), `pages of ${limit}`);
        }
      });
    }
  }

  test('skip without limit, limit without skip', async () => {
    const things = await samples();
    const sort = [{ path: 'n' }];
    assert.is(ids(await things.find({}, { sort, skip: 54 })), 'd054 d055 d056');
    assert.is(ids(await things.find({}, { sort, limit: 2 })), 'd000 d001');
    assert.is((await things.find({}, { limit: 5 })).length, 5);
    assert.is((await things.find({}, { skip: 50 })).length, 7);
  });

  test('behind the end there is nothing', async () => {
    const things = await samples();
    for (const sort of Object.values(sorts)) assert.equal(await things.find({}, { sort, skip: 57, limit: 5 }), []);
  });

  test('documents come in the order they were inserted when no order is asked for', async () => {
    const things = await given({ id: 'c' }, { id: 'a' }, { id: 'b' });
    assert.is(ids(await things.find({}), { sorted: false }), 'c a b');
  });
});
