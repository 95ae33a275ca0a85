import * as assert from 'uvu/assert';
import { suite } from '../../../support/harness.js';
import { storedTask } from './stored-task.js';
import { onEveryEngine, type World } from './world.js';

const test = suite('tasks/query/paging');

async function seedMany({ tasks }: World, count: number): Promise<void> {
  const ids = Array.from({ length: count }, (_, i) => `t${String(i).padStart(3, '0')}`);
  await tasks.collection.insertMany(ids.map((id) => storedTask(id)));
}

onEveryEngine(test, 'pages follow each other without gap or overlap', async ({ seed, found }) => {
  await seed({ a: {}, b: {}, c: {}, d: {}, e: {} });
  const page = (number: number, size: number) => found({ order_by: ['name'], page: number, page_size: size });
  assert.equal([await page(0, 2), await page(1, 2), await page(2, 2), await page(3, 2)], ['a b', 'c d', 'e', '']);
});

onEveryEngine(test, 'a list cut at our limit says so, and how many there are', async (world) => {
  await seedMany(world, 502);
  const ask = async (request: Readonly<Record<string, unknown>>) => {
    const { data, meta } = await world.ask('tasks.get_all', { only_fields: ['id'], order_by: ['name'], ...request });
    return { returned: data.tasks.length, meta };
  };
  const cut = { returned: 500, meta: { cut: { returned: 500, total: 502, page_size: 500 } } };
  assert.equal(await ask({}), cut);
  assert.equal(await ask({ page: 0 }), cut);
  assert.equal(await ask({ page: 0, page_size: 1000 }), cut);
  assert.equal(await ask({ page: 1 }), { returned: 2, meta: {} });
  assert.equal(await ask({ page: 1, page_size: 1000 }), { returned: 2, meta: {} });
  assert.equal(await ask({ page: 0, page_size: 500 }), { returned: 500, meta: {} });
  assert.equal(await ask({ page: null, page_size: null }), { returned: 502, meta: {} });
  assert.equal(await ask({ id: ['t001'] }), { returned: 1, meta: {} });
});

onEveryEngine(test, 'exactly 500 are no cut', async (world) => {
  await seedMany(world, 500);
  const { data, meta } = await world.ask('tasks.get_all_ex', { only_fields: ['id'] });
  assert.equal([data.tasks.length, meta], [500, {}]);
});

test.run();
