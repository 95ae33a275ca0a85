import * as assert from 'uvu/assert';
import { SCROLL_LIFE_MS, type ScrollDocument, scrollOf } from '../../../../src/services/query/scroll.js';
import { suite } from '../../../support/harness.js';
import { codes, refusalOf } from '../../query/refusal.js';
import { COMPANY } from './stored-task.js';
import { type AskOptions, onEveryEngine, type World } from './world.js';

const test = suite('tasks/query/scroll');

const FIVE = { a: {}, b: {}, c: {}, d: {}, e: {} };

async function scroll(
  world: World,
  id: unknown,
  size: number,
  more: Readonly<Record<string, unknown>> = {},
  options?: AskOptions,
) {
  const request = { only_fields: ['id'], order_by: ['name'], scroll_id: id, size, ...more };
  const { data } = await world.ask('tasks.get_all', request, options);
  return { ids: data.tasks.map((task) => task.id).join(' '), id: data.scroll_id as string };
}

onEveryEngine(test, 'each call goes on where the one before it ended', async (world) => {
  await world.seed(FIVE);
  const first = await scroll(world, null, 2);
  assert.match(first.id, /^[0-9a-f]{32}$/);
  const second = await scroll(world, first.id, 1);
  const third = await scroll(world, first.id, 5);
  const fourth = await scroll(world, first.id, 5);
  assert.equal([first.ids, second.ids, third.ids, fourth.ids], ['a b', 'c', 'd e', '']);
  assert.equal([second.id, third.id, fourth.id], [first.id, first.id, first.id]);
});

onEveryEngine(test, 'a refresh reads again from the beginning up to the position', async (world) => {
  await world.seed(FIVE);
  const { id } = await scroll(world, null, 2);
  await scroll(world, id, 1);
  assert.is((await scroll(world, id, 2, { refresh_scroll: true })).ids, 'a b c');
  assert.is((await scroll(world, id, 1)).ids, 'd');
  assert.is((await scroll(world, id, 20, { refresh_scroll: true })).ids, 'a b c d e');
  assert.is((await scroll(world, id, 2)).ids, '');
});

onEveryEngine(test, 'an unknown, expired or foreign scroll starts over under a new id', async (world) => {
  await world.seed(FIVE);
  const { id } = await scroll(world, null, 2);
  const unknown = await scroll(world, '0123456789abcdef0123456789abcdef', 2);
  assert.is(unknown.ids, 'a b');
  assert.is((await scroll(world, unknown.id, 1)).ids, 'c');
  const foreign = await scroll(world, id, 2, {}, { caller: { user: 'somebody' } });
  assert.is(foreign.ids, 'a b');
  assert.is.not(foreign.id, id);
  await world.store.collection<ScrollDocument>('scrolls').update({ id }, { $set: { expires: new Date(Date.now() - 1) } });
  const expired = await scroll(world, id, 2);
  assert.is(expired.ids, 'a b');
  assert.is.not(expired.id, id);
});

onEveryEngine(test, 'using a scroll renews it, and expired ones go when a new one comes', async (world) => {
  const call = (scrollId: string | undefined) => ({
    request: scrollId === undefined ? { size: 1 } : { size: 1, scroll_id: scrollId },
    nulls: new Set(scrollId === undefined ? ['scroll_id'] : []),
    caller: { user: 'u', company: 'c', role: 'user', userName: '', companyName: '' },
    store: world.store,
  });
  const scrolls = world.store.collection<ScrollDocument>('scrolls');
  const start = Date.UTC(2026, 0, 1);
  const used = async (id: string | undefined, now: number) => (await scrollOf(call(id), new Date(now)))?.advance(1) ?? '';
  const id = await used(undefined, start);
  await used(id, start + SCROLL_LIFE_MS - 1);
  assert.is((await scrolls.get(id))?.expires.getTime(), start + 2 * SCROLL_LIFE_MS - 1);
  const other = await used(undefined, start + SCROLL_LIFE_MS);
  assert.equal(await scrolls.count({}), 2);
  const last = await used(undefined, start + 3 * SCROLL_LIFE_MS);
  assert.equal(
    (await scrolls.find({})).map((kept) => kept.id),
    [last],
  );
  assert.is.not(other, last);
});

onEveryEngine(test, 'scrolling ignores pages, and without it a size means nothing', async (world) => {
  await world.seed(FIVE);
  assert.is((await scroll(world, null, 2, { page: 3, page_size: 1 })).ids, 'a b');
  assert.is(await world.found({ size: 1 }), 'a b c d e');
  const { data } = await world.ask('tasks.get_by_id_ex', { id: ['a', 'b'], scroll_id: null, size: 1, only_fields: ['name'] });
  assert.equal(Object.keys(data), ['tasks']);
  assert.is(data.tasks.length, 2);
});

onEveryEngine(test, 'a size of at least one is needed', async ({ ask }) => {
  for (const size of [undefined, 0, -1, 1.5, '5']) {
    const request = { scroll_id: null, ...(size !== undefined && { size }) };
    const error = await refusalOf(ask('tasks.get_all', request));
    assert.equal([codes(error), error.data.field], ['400/12', 'size']);
  }
});

onEveryEngine(test, 'a page whose references cannot be read is there to be asked for again', async (world) => {
  await world.put('projects', { id: 'p', company: COMPANY, name: 'P' });
  await world.seed({ a: { project: 'p' }, b: { project: 'p' }, c: { project: 'p' } });
  const next = (id: string | null, services?: AskOptions['services']) =>
    world.ask(
      'tasks.get_all_ex',
      { only_fields: ['project.name'], order_by: ['name'], scroll_id: id, size: 1 },
      services && { services },
    );
  const id = (await next(null)).data.scroll_id as string;
  const broken = new Proxy(world.store, {
    get: (store, member) => {
      if (member !== 'collection') return Reflect.get(store, member);
      return (name: string) =>
        name === 'projects' ? { find: () => Promise.reject(new Error('the disk is gone')) } : store.collection(name);
    },
  });
  const failed = await next(id, { store: broken }).then(
    () => 'it was answered',
    (error: unknown) => String(error),
  );
  assert.match(failed, /the disk is gone/);
  assert.equal(
    (await next(id)).data.tasks.map((task) => task.id),
    ['b'],
  );
});

onEveryEngine(test, 'get_all_ex scrolls too', async (world) => {
  await world.seed(FIVE);
  const request = { only_fields: ['name'], order_by: ['-name'], size: 4 };
  const { data } = await world.ask('tasks.get_all_ex', { ...request, scroll_id: null });
  const next = await world.ask('tasks.get_all_ex', { ...request, scroll_id: data.scroll_id });
  assert.equal(next.data, { tasks: [{ id: 'a', name: 'a' }], scroll_id: data.scroll_id });
});

test.run();
