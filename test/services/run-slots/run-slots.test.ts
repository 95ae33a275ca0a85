import * as assert from 'uvu/assert';
import { newId } from '../../../src/services/ids.js';
import { RunSlots } from '../../../src/services/run-slots/run-slots.js';
import type { RunSlotsDocument } from '../../../src/services/run-slots/run-slots-document.js';
import { taskCollection } from '../../../src/services/tasks/task-collection.js';
import type { TaskDocument } from '../../../src/services/tasks/task-document.js';
import type { Collection, Document, Store } from '../../../src/store/index.js';
import { apiSuite, newcomer, type TestApi } from '../../support/api.js';

/** Slots of a tag that nothing else has, as several servers on one database see them, and its tasks. */
class Bench {
  readonly tag = `surface:${newId()}`;
  now = Date.now();

  constructor(readonly api: TestApi) {}

  server(): RunSlots {
    return new RunSlots(this.api.services.store, { tag: this.tag, now: () => new Date(this.now) });
  }

  /** A task of a company of its own. */
  async task(status: TaskDocument['status'] = 'created'): Promise<string> {
    return (await this.api.stored({ system_tags: [this.tag], status }, newcomer())).id;
  }

  /** What a start does in the end. */
  run(id: string): () => Promise<string> {
    return async () => {
      await this.api.services.tasks.collection.update({ id }, { $set: { status: 'queued' } });
      return id;
    };
  }

  async claims(): Promise<number> {
    const slots = this.api.services.store.collection<RunSlotsDocument>('run_slots');
    return (await slots.get(this.tag))?.claims.length ?? 0;
  }
}

apiSuite('slots for tasks that run', (test, api) => {
  test('as many tasks are started as there are slots, on whichever server', async () => {
    const bench = new Bench(api);
    const [one, two] = [bench.server(), bench.server()];
    const [a, b, c] = [await bench.task(), await bench.task(), await bench.task()];
    assert.is(await one.during(a, 2, bench.run(a)), a);
    assert.is(await two.during(b, 2, bench.run(b)), b);
    const start = async () => assert.unreachable('it must not be called');
    assert.is(await one.during(c, 2, start), undefined);
    assert.is(await one.during(c, 3, bench.run(c)), c, 'a higher limit leaves room');
    assert.is(await bench.claims(), 0);
  });

  test('tasks that run already count, whoever started them', async () => {
    const bench = new Bench(api);
    await bench.task('queued');
    await bench.task('in_progress');
    for (const status of ['created', 'stopped', 'failed', 'completed', 'published'] as const) await bench.task(status);
    const task = await bench.task();
    assert.is(await bench.server().during(task, 2, bench.run(task)), undefined);
    assert.is(await bench.server().during(task, 3, bench.run(task)), task);
  });

  test('a slot is free when its task ended', async () => {
    const bench = new Bench(api);
    const [a, b] = [await bench.task(), await bench.task()];
    await bench.server().during(a, 1, bench.run(a));
    assert.is(await bench.server().during(b, 1, bench.run(b)), undefined);
    await api.services.tasks.collection.update({ id: a }, { $set: { status: 'failed' } });
    assert.is(await bench.server().during(b, 1, bench.run(b)), b);
  });

  test('a start that is under way takes a slot, one that failed takes none', async () => {
    const bench = new Bench(api);
    const [a, b] = [await bench.task(), await bench.task()];
    const failure = new Error('no such queue');
    const failed = bench.server().during(a, 1, async () => {
      assert.is(await bench.server().during(b, 1, bench.run(b)), undefined);
      throw failure;
    });
    assert.is(await failed.catch((error: unknown) => error), failure);
    assert.is(await bench.server().during(b, 1, bench.run(b)), b);
  });

  test('two starts of one task take one slot between them', async () => {
    const bench = new Bench(api);
    const [a, b] = [await bench.task(), await bench.task()];
    await bench.server().during(a, 2, async () => {
      assert.is(await bench.server().during(a, 1, bench.run(a)), a);
      assert.is(await bench.server().during(b, 2, bench.run(b)), b);
    });
  });

  test('a start whose process died takes its slot for a while', async () => {
    const bench = new Bench(api);
    const [dead, task] = [await bench.task(), await bench.task()];
    void bench.server().during(dead, 1, () => new Promise<never>(() => {}));
    while ((await bench.claims()) === 0) await new Promise(setImmediate);
    bench.now += 149_000;
    assert.is(await bench.server().during(task, 1, bench.run(task)), undefined);
    bench.now += 1000;
    assert.is(await bench.server().during(task, 1, bench.run(task)), task);
    assert.is(await bench.claims(), 0);
  });

  test('a claim that ends between another reading and claiming does not come back', async () => {
    const bench = new Bench(api);
    const [a, b] = [await bench.task(), await bench.task()];
    let end = () => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    const first = bench.server().during(a, 2, () => ended);
    while ((await bench.claims()) === 0) await new Promise(setImmediate);
    // Between the reading of the claims and the claim lies the reading of the tasks.
    const second = new RunSlots(
      beforeReadingTasks(api.services.store, () => Promise.all([end(), first])),
      { tag: bench.tag },
    );
    assert.is(await second.during(b, 2, bench.run(b)), b);
    assert.is(await bench.claims(), 0);
  });

  test('of many starts at once on several servers exactly as many succeed as there are slots', async () => {
    const bench = new Bench(api);
    const tasks = await Promise.all(Array.from({ length: 20 }, () => bench.task()));
    const servers = [bench.server(), bench.server(), bench.server()];
    const started = await Promise.all(tasks.map((task, i) => servers[i % 3]?.during(task, 4, bench.run(task))));
    assert.is(started.filter((task) => task !== undefined).length, 4);
    const running = await api.services.tasks.collection.count({ system_tags: bench.tag, status: 'queued' });
    assert.is(running, 4);
    assert.is(await bench.claims(), 0);
  });

  test('sets of tasks with different tags do not share slots', async () => {
    const [one, two] = [new Bench(api), new Bench(api)];
    const [a, b] = [await one.task(), await two.task()];
    assert.is(await one.server().during(a, 1, one.run(a)), a);
    assert.is(await two.server().during(b, 1, two.run(b)), b);
  });
});

/** A store that waits for something when tasks are looked for. */
function beforeReadingTasks(store: Store, happens: () => Promise<unknown>): Pick<Store, 'collection'> {
  return {
    collection<T extends Document>(name: string): Collection<T> {
      const collection = store.collection<T>(name);
      if (name !== taskCollection.name) return collection;
      const { find } = collection;
      return Object.assign(collection, {
        find: async (...query: Parameters<typeof find>) => {
          Object.assign(collection, { find });
          await happens();
          return find.apply(collection, query);
        },
      });
    },
  };
}
