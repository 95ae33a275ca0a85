import * as assert from 'uvu/assert';
import { FORCED_STOP, silentSince, stopSilentTasks, type WatchdogOptions } from '../../../src/services/maintenance/watchdog.js';
import type { TaskDocument } from '../../../src/services/tasks/task-document.js';
import { ada, apiSuite, eve, without } from '../../support/api.js';
import { ago, always, steps } from './fixture.js';

const TIMEOUT_SECONDS = 7200;
const TIMEOUT_MS = TIMEOUT_SECONDS * 1000;

apiSuite('the watchdog', (test, api) => {
  test.before.each(() => api.services.tasks.collection.deleteMany({}).then(() => undefined));

  const run = (options: Partial<WatchdogOptions> = {}): Promise<string[]> =>
    stopSilentTasks(api.services.tasks, { timeoutSeconds: TIMEOUT_SECONDS, mayGoOn: always, ...options });

  const silent = (fields: Partial<TaskDocument> = {}, caller = ada) =>
    api.taskIn('in_progress', { last_update: ago(TIMEOUT_MS + 1000), ...fields }, caller);

  test('stops a running task that gave no sign of life for too long, and says why', async () => {
    const before = new Date();
    const { id } = await silent({ last_worker: 'w', started: ago(2 * TIMEOUT_MS) });
    assert.equal(await run(), [id]);
    const { status, status_reason, status_message, status_changed, last_update, last_change, completed } = await api.read(id);
    assert.equal([status, status_reason, status_message], ['stopped', FORCED_STOP, FORCED_STOP]);
    assert.is(FORCED_STOP, 'Forced stop (non-responsive)');
    for (const moment of [status_changed, last_update, last_change]) assert.ok(moment && moment >= before);
    assert.is(completed, undefined, 'as after tasks.stop');
    assert.equal(await run(), [], 'once');
  });

  test('stops exactly those that are older than the limit', async () => {
    const now = new Date();
    const at = async (age: number) => (await silent({ last_update: ago(age, now) })).id;
    const [young, justSo, old] = [await at(TIMEOUT_MS - 1), await at(TIMEOUT_MS), await at(TIMEOUT_MS + 1)];
    assert.equal(await run({ now }), [old]);
    const statuses = await Promise.all([young, justSo].map(async (id) => (await api.read(id)).status));
    assert.equal(statuses, ['in_progress', 'in_progress']);
  });

  test('leaves alone those that are excepted, and no others', async () => {
    const except = { system_tags: 'quiet', status_reason: 'by itself' };
    const alike = [
      { system_tags: ['quiet'] },
      { status_reason: 'by itself' },
      { system_tags: ['loud'], status_reason: 'by itself' },
    ];
    const stopped: string[] = [];
    for (const fields of alike) stopped.push((await silent(fields)).id);
    const { id } = await silent({ system_tags: ['quiet', 'x'], status_reason: 'by itself' });
    assert.equal(new Set(await run({ except })), new Set(stopped));
    assert.is((await api.read(id)).status, 'in_progress');
  });

  test('looks at no task in another status, however old', async () => {
    const last_update = ago(100 * TIMEOUT_MS);
    for (const status of ['created', 'queued', 'stopped', 'completed', 'failed', 'closed', 'published', 'publishing'] as const) {
      const { id } = await api.taskIn(status, { last_update });
      assert.equal(await run(), [], status);
      assert.is((await api.read(id)).status, status);
    }
  });

  test('works for every company, and its own project notices', async () => {
    const [mine, theirs] = [await api.project(), await api.project({}, eve)];
    const { projects } = api.services;
    const past = new Date('2020-01-01');
    await projects.collection.updateMany({}, { $set: { last_update: past } });
    const stopped = [await silent({ project: mine }), await silent({ project: theirs }, eve), await silent({ company: '' })];
    assert.equal(new Set(await run()), new Set(stopped.map(({ id }) => id)));
    assert.ok((await projects.readable(mine, ada)).last_update > past);
    assert.ok((await projects.readable(theirs, eve)).last_update > past);
  });

  test('leaves a task alone whose worker came back between its reading and its writing', async () => {
    const { id } = await silent();
    const other = await silent();
    api.afterNextReading(() => api.call('tasks.ping', { task: id }));
    assert.equal(await run(), [other.id]);
    assert.is((await api.read(id)).status, 'in_progress');
  });

  test('leaves a task alone that somebody else was first to change', async () => {
    const { id } = await silent();
    api.afterNextReading(() => api.call('tasks.completed', { task: id, status_reason: 'well done' }));
    assert.equal(await run(), []);
    const { status, status_reason } = await api.read(id);
    assert.equal([status, status_reason], ['completed', 'well done']);
  });

  test('of several at once each task is stopped by one', async () => {
    const tasks = await Promise.all(Array.from({ length: 10 }, () => silent()));
    const stopped = (await Promise.all([run(), run(), run()])).flat();
    assert.equal(stopped.toSorted(), tasks.map(({ id }) => id).toSorted());
  });

  test('stops many in batches, the most silent first', async () => {
    const [atATime, number] = [5, 13];
    const template = without(await api.stored(), 'id') as unknown as TaskDocument;
    await api.services.tasks.collection.deleteMany({});
    const tasks = Array.from({ length: number }, (_, i): TaskDocument => {
      return { ...template, id: `t${i}`, status: 'in_progress', last_update: ago(TIMEOUT_MS + 1000 * (i + 1)) };
    });
    await api.services.tasks.collection.insertMany(tasks);
    const expected = tasks.map(({ id }) => id).reverse();
    assert.equal(await run({ atATime, mayGoOn: steps(3) }), expected.slice(0, 3), 'ends between two tasks when it must');
    assert.equal(await run({ atATime }), expected.slice(3));
    assert.is(await api.services.tasks.collection.count({ status: 'stopped' }), number);
  });

  test('an error of the database ends the run and is passed on', async () => {
    await silent();
    const { collection } = api.services.tasks;
    const update = collection.update;
    collection.update = () => Promise.reject(new Error('disk full'));
    try {
      await run();
      assert.unreachable('it should have failed');
    } catch (error) {
      assert.is((error as Error).message, 'disk full');
    } finally {
      collection.update = update;
    }
  });

  test('finds them by index', async () => {
    for (let i = 0; i < 20; i++) await api.stored();
    const { filter, page } = silentSince(new Date());
    const plan = await api.services.tasks.collection.explain(filter, page);
    assert.not(plan.scan, plan.detail);
    assert.match(plan.detail, 'status_last_update');
  });
});
