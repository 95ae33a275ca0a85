import * as assert from 'uvu/assert';
import type { TaskStatus } from '../../../src/generated/index.js';
import type { Caller } from '../../../src/rpc/index.js';
import type { TaskDocument } from '../../../src/services/tasks/task-document.js';
import { type SeenTask, type WaitingPlace, type WorkChange, WorkQueue } from '../../../src/services/work-queue/work-queue.js';
import { apiSuite, eve, newcomer } from '../../support/api.js';

const STATUSES: readonly TaskStatus[] = [
  'created',
  'queued',
  'in_progress',
  'stopped',
  'failed',
  'completed',
  'closed',
  'published',
  'unknown',
];

apiSuite('a work queue: changes', (test, api) => {
  const queueOf = () => new WorkQueue('work', api.services.tasks);

  const seen = ({ id, status, configuration }: TaskDocument): SeenTask => ({
    id,
    status,
    kept: { name: 'a.b', value: configuration['a%2Eb']?.value },
  });

  const place = (since = new Date()): WaitingPlace => ({ priority: 1, since, taken: 'taken' });

  const to = (status: TaskStatus, more: Partial<WorkChange> = {}): WorkChange => ({ status, reason: 'why', fields: {}, ...more });

  const waiting = async (caller: Caller) => api.waiting(await api.services.queues.findOrCreate('work', caller), caller);

  test('lead from any status to any by one write', async () => {
    const queue = queueOf();
    const me = newcomer();
    for (const from of STATUSES) {
      for (const status of STATUSES) {
        const task = await api.stored({ status: from }, me);
        assert.ok(await queue.change(seen(task), to(status), me));
        const changed = await api.read(task.id);
        assert.equal([changed.status, changed.status_reason], [status, 'why'], `${from} to ${status}`);
      }
    }
  });

  test('write what they are told to, and remove what is null', async () => {
    const me = newcomer();
    const task = await api.stored({ output: { error: 'old' }, runtime: { 'x%2Ey': 1 }, started: new Date(0), execution: {} }, me);
    const fields = {
      name: 'a new name',
      started: null,
      completed: new Date(5_000),
      configuration: { 'a.b': '{"a":1}' },
      error: null,
      result: 's3://r',
      metric: { name: 'm', values: { v: 2, 'w.x': 3 } },
      runtime: { 'x.y': null, z: [1] },
    };
    assert.ok(await queueOf().change(seen(task), to('completed', { fields }), me));
    const changed = await api.read(task.id);
    assert.equal([changed.name, changed.started, changed.completed], ['a new name', undefined, new Date(5_000)]);
    assert.equal(changed.configuration, { 'a%2Eb': { name: 'a.b', type: 'json', value: '{"a":1}' } });
    assert.equal([changed.output, changed.runtime], [{}, { z: [1] }]);
    const shown = (await api.shown(task.id, me)) as {
      execution: { artifacts: { key: string; uri: string }[] };
      last_metrics: object;
    };
    assert.equal(
      shown.execution.artifacts.map(({ key, uri }) => [key, uri]),
      [['output', 's3://r']],
    );
    const metrics = Object.values(shown.last_metrics).flatMap((variants) =>
      Object.values(variants as Record<string, { variant: string; value: number }>),
    );
    assert.equal(
      metrics.map(({ variant, value }) => [variant, value]),
      [
        ['v', 2],
        ['w.x', 3],
      ],
    );
  });

  for (const [name, change] of [
    ['its status', { status: 'failed' }],
    ['what was looked at', { 'configuration.a%2Eb': { name: 'a.b', value: 'other' } }],
    ['its status to the same again', { status_changed: new Date(), status_reason: 'again' }],
  ] as const) {
    test(`do nothing when somebody changes ${name} meanwhile`, async () => {
      const me = newcomer();
      const task = await api.stored({ status: 'in_progress', configuration: { 'a%2Eb': { name: 'a.b', value: '1' } } }, me);
      api.afterNextReading(() => api.services.tasks.collection.update({ id: task.id }, { $set: change }));
      assert.not.ok(await queueOf().change(seen(task), to('completed'), me));
      assert.is.not((await api.read(task.id)).status, 'completed');
    });
  }

  test('do nothing when somebody changed the task since it was seen', async () => {
    const me = newcomer();
    const task = await api.stored({ status: 'in_progress' }, me);
    assert.not.ok(await queueOf().change({ ...seen(task), status: 'queued' }, to('completed'), me));
    assert.not.ok(await queueOf().change({ ...seen(task), kept: { name: 'a.b', value: 'x' } }, to('completed'), me));
    assert.is((await api.read(task.id)).status, 'in_progress');
  });

  test('of many that saw the same, one is made', async () => {
    const me = newcomer();
    const task = await api.stored({ status: 'in_progress' }, me);
    const queue = queueOf();
    const changes = Array.from({ length: 16 }, (_, i) =>
      queue.change(seen(task), to('queued', { fields: { configuration: { 'a.b': String(i) } }, waits: place() }), me),
    );
    assert.is((await Promise.all(changes)).filter(Boolean).length, 1);
    assert.equal(await waiting(me), [task.id]);
  });

  test('put a task into the queue, and move one that waits there', async () => {
    const me = newcomer();
    const queue = queueOf();
    const tasks = await Promise.all([1, 2, 3].map(() => api.stored({ status: 'in_progress' }, me)));
    for (const [i, task] of tasks.entries())
      await queue.change(seen(task), to('queued', { waits: place(new Date(1e12 + i)) }), me);
    assert.equal(
      await waiting(me),
      tasks.map(({ id }) => id),
    );
    assert.is(await queue.length(me), 3);
    const [first, second, third] = (await Promise.all(tasks.map(({ id }) => api.read(id)))) as [
      TaskDocument,
      TaskDocument,
      TaskDocument,
    ];
    await queue.change(seen(third), to('queued', { waits: { ...place(), priority: 9 } }), me);
    assert.equal(await waiting(me), [third.id, first.id, second.id]);
    assert.is(await queue.length(me), 3);
  });

  test('take a task out of whatever queue it waits in', async () => {
    const me = newcomer();
    const other = await api.taskIn('queued', {}, me);
    const before = other.execution.queue ?? '';
    assert.ok(await queueOf().change(seen(other), to('queued', { waits: place() }), me));
    assert.equal(await api.waiting(before, me), []);
    assert.equal(await waiting(me), [other.id]);
    assert.ok(await queueOf().change(seen(await api.read(other.id)), to('queued'), me));
    assert.equal(await waiting(me), []);
  });

  test('let a task keep its place, wherever it waits', async () => {
    const me = newcomer();
    const task = await api.taskIn('queued', {}, me);
    assert.ok(await queueOf().change(seen(task), to('queued', { waits: 'as before' }), me));
    assert.equal(await api.waiting(task.execution.queue ?? '', me), [task.id]);
  });

  test('leave nothing in the queue of a task that somebody changed while it was put there', async () => {
    const me = newcomer();
    const task = await api.stored({ status: 'in_progress' }, me);
    const { entries } = api.services.queues;
    const { insert } = entries;
    entries.insert = async (entry) => {
      entries.insert = insert;
      await insert.call(entries, entry);
      await api.services.tasks.collection.update({ id: task.id }, { $set: { status: 'completed' } });
    };
    assert.ok(await queueOf().change(seen(task), to('queued', { waits: place() }), me));
    assert.equal(await waiting(me), []);
  });

  test('of a task that is gone, or another company’s, are refused', async () => {
    const me = newcomer();
    const task = await api.stored({}, me);
    const refused = (caller: Caller, id: string) =>
      queueOf()
        .change({ ...seen(task), id }, to('queued'), caller)
        .then(
          () => 'done',
          (error: { message: string }) => error.message,
        );
    assert.match(await refused(eve, task.id), 'Invalid task id');
    assert.match(await refused(me, 'f'.repeat(32)), 'Invalid task id');
  });
});
