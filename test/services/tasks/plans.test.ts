import * as assert from 'uvu/assert';
import { collections } from '../../../src/services/collections.js';
import { newTask } from '../../../src/services/tasks/new-task.js';
import type { TaskDocument } from '../../../src/services/tasks/task-document.js';
import type { Collection, Document, Filter, FindOptions, QueryPlan, Store } from '../../../src/store/index.js';
import { ada, type Fields, TestApi } from '../../support/api.js';
import { type Engine, engines } from '../../support/engines.js';
import { suite } from '../../support/harness.js';

const TASKS = 2_000;
const QUEUES = 200;
const STATUSES = ['created', 'in_progress', 'stopped', 'completed', 'failed'] as const;

/** A query as an action gave it to the store. */
interface Query {
  readonly text: string;
  readonly filter: Filter;
  explain(): Promise<QueryPlan>;
}

type Arguments = readonly unknown[];

const one = { limit: 1 };

/** What each method of a collection looks for. Those not named look for nothing. */
const queries: ReadonlyMap<PropertyKey, (given: Arguments) => Arguments> = new Map<PropertyKey, (given: Arguments) => Arguments>([
  ['get', ([id]) => [{ id }, one]],
  ['find', ([filter, options]) => [filter, options]],
  ['count', ([filter, options]) => [filter, options]],
  ['distinct', ([, filter]) => [filter]],
  ['countBy', ([, filter]) => [filter]],
  ['groupBy', ([, filter]) => [filter]],
  ['update', ([filter]) => [filter, one]],
  ['findAndUpdate', ([filter, , options]) => [filter, { ...(options as FindOptions), ...one }]],
  ['updateMany', ([filter]) => [filter]],
  ['findAndDelete', ([filter, options]) => [filter, { ...(options as FindOptions), ...one }]],
  ['deleteMany', ([filter]) => [filter]],
]);

/** The store itself; only that what its collections are asked is noted. */
function watched(store: Store, note: (query: Query) => void): Store {
  const collection = (name: string) => watchedCollection(store.collection(name), note);
  return new Proxy(store, {
    get: (target, member) => (member === 'collection' ? collection : Reflect.get(target, member, target)),
  });
}

function watchedCollection<T extends Document>(collection: Collection<T>, note: (query: Query) => void): Collection<T> {
  return new Proxy(collection, {
    get: (target, member) => {
      const value: unknown = Reflect.get(target, member, target);
      if (typeof value !== 'function') return value;
      return (...given: Arguments) => {
        const query = queries.get(member)?.(given);
        if (query) note(queryOf(target, String(member), query as [Filter, FindOptions?]));
        return value.apply(target, given);
      };
    },
  });
}

function queryOf<T extends Document>(
  target: Collection<T>,
  method: string,
  [filter, options = {}]: [Filter, FindOptions?],
): Query {
  const { signal: _signal, projection: _projection, ...bounds } = options;
  const text = `${target.name}.${method}(${JSON.stringify(filter).slice(0, 200)}, ${JSON.stringify(bounds)})`;
  return { text, filter, explain: () => target.explain(filter, bounds) };
}

/** Which of several conditions an index serves is up to a MongoDB server's planner, and not every one has much of it. */
function isPlannedAlike({ filter }: Query, engine: Engine): boolean {
  const [first, ...others] = Object.keys(filter);
  return engine.name === 'sqlite' || (others.length === 0 && first?.startsWith('$') === false);
}

/** A planner goes by what it knows of the values, and it learns that while it writes much, or when the database is opened again. */
const STATES = ['just filled', 'opened again'] as const;

for (const [engine, state] of engines.flatMap((each) => STATES.map((when) => [each, when] as const))) {
  const test = suite(`tasks/plans (${engine.name}, ${state})`);
  const api = new TestApi();
  const database = engine.database();
  const asked: Query[] = [];
  let store: Store | undefined;
  let project = '';
  let queue = '';

  test.before(async () => {
    await open();
    project = await api.project();
    queue = await api.queue();
    await Promise.all(Array.from({ length: QUEUES }, () => api.queue()));
    await store?.collection<TaskDocument>('tasks').insertMany(Array.from({ length: TASKS }, (_, index) => task(index)));
    if (state === 'just filled') return;
    await store?.[Symbol.asyncDispose]();
    await open();
  });
  test.after(async () => {
    await store?.[Symbol.asyncDispose]();
    await database.drop();
  });

  async function open(): Promise<void> {
    store = await database.open(collections);
    api.open(watched(store, (query) => asked.push(query)));
  }

  function task(index: number): TaskDocument {
    const created = new Date(Date.UTC(2026, 0, 1) + index * 1000);
    return {
      ...newTask({ name: `task ${index}`, type: index % 3 === 0 ? 'testing' : 'training' }, ada, created),
      status: STATUSES[index % STATUSES.length] ?? 'created',
      ...(index % 2 === 0 && { project }),
      ...(index > 0 && index % 7 === 0 && { parent: `parent-${index % 70}` }),
      tags: [`tag-${index % 8}`],
      system_tags: index % 10 === 0 ? ['archived'] : [],
    };
  }

  async function drafts(count: number, fields: Partial<TaskDocument> = {}): Promise<string[]> {
    const documents = Array.from({ length: count }, (_, index) => ({ ...task(index), status: 'created' as const, ...fields }));
    await store?.collection<TaskDocument>('tasks').insertMany(documents);
    return documents.map(({ id }) => id);
  }

  /** The queries of a call, of which there must be some; none may read a whole collection. */
  async function readsByIndex(act: () => Promise<unknown>): Promise<void> {
    asked.length = 0;
    await act();
    const noted = [...new Map(asked.map((query) => [query.text.replaceAll(/[0-9a-f]{32}/g, '*'), query])).values()];
    assert.ok(noted.length > 0, 'the store is asked');
    for (const query of noted.filter((each) => isPlannedAlike(each, engine))) {
      const { scan, detail } = await query.explain();
      assert.not(scan, `${query.text}: ${detail}`);
    }
  }

  test('a query that no index serves would be noticed', async () => {
    asked.length = 0;
    await api.services.tasks.collection.find({ comment: 'x' }, { limit: 50 });
    const [query] = asked;
    assert.is((await query?.explain())?.scan, true);
  });

  const lists: readonly Fields[] = [
    { status: ['completed'], system_tags: ['-archived'], order_by: ['-last_update'], page: 2, page_size: 50 },
    { type: ['training'], order_by: ['name'], page: 0, page_size: 50 },
    { status: ['completed', 'failed'], type: ['testing'], user: [ada.user], tags: ['tag-3'], name: 'task' },
  ];
  for (const request of lists) {
    test(`get_all ${JSON.stringify(request)}`, () => readsByIndex(() => api.call('tasks.get_all', request)));
  }

  test('get_all with five filters and a project, a page of it', () =>
    readsByIndex(() => api.call('tasks.get_all', { ...lists[2], name: undefined, project: [project], page: 0, page_size: 50 })));

  test('create', () => readsByIndex(() => api.create({ project, hyperparams: { Args: {} }, tags: ['x'] })));

  test('get_by_id', async () => {
    const [id] = await drafts(1);
    await readsByIndex(() => api.call('tasks.get_by_id', { task: id }));
  });

  test('started and stopped', async () => {
    const [id] = await drafts(1, { project });
    await readsByIndex(() => api.call('tasks.started', { task: id }));
    await readsByIndex(() => api.call('tasks.stopped', { task: id }));
  });

  test('enqueue, to a queue by its id, its name and by default, and get_next_task', async () => {
    await api.services.queues.ensureDefault(ada.company);
    await api.queue(ada, { name: 'default of all', system_tags: ['default'] });
    for (const where of [{ queue }, { queue_name: 'by name' }, {}]) {
      const [id] = await drafts(1, { project });
      await readsByIndex(() => api.call('tasks.enqueue', { task: id, ...where }));
    }
    await readsByIndex(() => api.call('queues.get_next_task', { queue, get_task_info: true }));
  });

  test('delete_many of 1,000, all of which go', async () => {
    const ids = await drafts(1_000, { project });
    await readsByIndex(async () => {
      const { succeeded, failed } = await api.call('tasks.delete_many', { ids });
      assert.equal([succeeded?.length, failed], [1_000, []]);
    });
  });

  test.run();
}
