import * as assert from 'uvu/assert';
import { ada, apiSuite, eve } from '../../support/api.js';
import { newName, registered, report, shown, silence, stored } from './fixture.js';

const EARLIER = new Date(Date.now() - 3_600_000);

apiSuite('workers.status_report', (test, api) => {
  test('tells what the worker is doing', async () => {
    const queue = await api.queue();
    const task = await api.stored({ name: 'my task' });
    const worker = await registered(api);
    assert.equal(await report(api, worker, { task: task.id, queue, queues: [queue], tags: ['t'], is_daemon: true }), {});
    const known = await shown(api, worker);
    assert.equal([known?.task?.id, known?.queue?.id, known?.queues?.map(({ id }) => id)], [task.id, queue, [queue]]);
    assert.equal(known?.tags, ['t']);
    assert.match(known?.last_report_time ?? '', /\+00:00$/);
  });

  test('what it does not say stays, but without a task the worker is idle', async () => {
    const queue = await api.queue();
    const worker = await registered(api, { queues: [queue], tags: ['t'], system_tags: ['s'] });
    await report(api, worker, { task: await api.create(), queue });
    await report(api, worker);
    const known = await shown(api, worker);
    assert.equal([known?.task, known?.queue, known?.project], [undefined, undefined, undefined]);
    assert.equal([known?.queues?.length, known?.tags, known?.system_tags], [1, ['t'], ['s']]);
    await report(api, worker, { queues: [], tags: [] });
    assert.equal([(await shown(api, worker))?.queues, (await shown(api, worker))?.tags], [[], []]);
  });

  test('registers a worker that is not known', async () => {
    const worker = newName();
    const task = await api.create();
    await report(api, worker, { task, tags: ['t'] });
    const known = await shown(api, worker);
    assert.equal([known?.register_timeout, known?.task?.id, known?.tags], [600, task, ['t']]);
    assert.ok(known?.last_report_time);
  });

  test('marks the task, once, and leaves its status alone', async () => {
    const task = await api.taskIn('in_progress', { last_update: EARLIER, last_change: EARLIER, active_duration: 5 });
    const worker = await registered(api);
    await report(api, worker, { task: task.id });
    const { last_worker, last_worker_report, last_update, last_change, ...rest } = await api.read(task.id);
    assert.is(last_worker, worker);
    assert.ok(last_worker_report && last_worker_report > EARLIER);
    assert.equal([last_update, last_change], [last_worker_report, last_worker_report]);
    const { last_update: _, last_change: __, ...before } = task;
    assert.equal(rest, before);
  });

  test('makes the worker a live one for tasks.stop', async () => {
    const task = await api.taskIn('in_progress', { last_update: EARLIER });
    await report(api, await registered(api), { task: task.id });
    const { fields } = await api.call('tasks.stop', { task: task.id });
    assert.equal([fields?.status, fields?.status_message], ['in_progress', 'stopping']);
  });

  test('of a task that is not the caller’s own is refused, and shows the worker active', async () => {
    const worker = await registered(api);
    await silence(api, worker, 100);
    const foreign = await api.stored({}, eve);
    const open = await api.stored({ company: '' });
    for (const task of ['no such task', foreign.id, open.id]) {
      const request = { worker, timestamp: 1, task };
      assert.is(await api.refusal('workers.status_report', request), '400/101', task);
    }
    const known = await shown(api, worker);
    assert.equal([known?.task, known?.last_report_time], [undefined, undefined]);
    assert.ok(Date.now() - Date.parse(known?.last_activity_time ?? '') < 50_000);
    assert.equal([(await api.read(foreign.id)).last_worker, (await api.read(open.id)).last_worker], [undefined, undefined]);
    const unknown = newName();
    assert.is(await api.refusal('workers.status_report', { worker: unknown, timestamp: 1, task: 'none' }), '400/101');
    assert.is(await shown(api, unknown), undefined);
  });

  test('an empty task is none', async () => {
    const worker = await registered(api);
    await report(api, worker, { task: '', queue: '' });
    assert.equal([(await shown(api, worker))?.task, (await shown(api, worker))?.queue], [undefined, undefined]);
  });

  for (const [what, request] of [
    ['no worker', { timestamp: 1 }],
    ['no time', { worker: 'w' }],
    ['a time that is a text', { worker: 'w', timestamp: 'now' }],
    ['machine stats that are no object', { worker: 'w', timestamp: 1, machine_stats: [] }],
  ] as const) {
    test(`with ${what} is refused`, async () => assert.is(await api.refusal('workers.status_report', request), '400/12'));
  }

  test('renews the life the worker asked for', async () => {
    const worker = await registered(api, { timeout: 1_000 });
    await silence(api, worker, 900);
    await report(api, worker);
    const expires = (await stored(api, worker))?.expires.getTime() ?? 0;
    assert.ok(Math.abs(expires - Date.now() - 1_000_000) < 20_000);
    assert.is((await shown(api, worker))?.register_timeout, 1_000);
  });

  test('50 at once from a new worker lose nothing of each other', async () => {
    const worker = newName();
    const [queue, task] = [await api.queue(), await api.create()];
    const said = [{ queues: [queue] }, { tags: ['t'] }, { system_tags: ['s'] }, {}];
    await Promise.all(Array.from({ length: 50 }, (_, i) => report(api, worker, { task, ...said[i % said.length] })));
    const { workers = [] } = await api.call('workers.get_all');
    const [known, ...others] = workers.filter(({ id }) => id === worker);
    assert.equal(others, []);
    assert.equal([known?.queues?.map(({ id }) => id), known?.tags, known?.system_tags], [[queue], ['t'], ['s']]);
    assert.is(known?.task?.id, task);
  });

  test('50 workers at once are 50 workers', async () => {
    const task = await api.create();
    const names = Array.from({ length: 50 }, newName);
    await Promise.all(names.map((worker) => report(api, worker, { task, tags: [worker] })));
    const { workers = [] } = await api.call('workers.get_all', {}, ada);
    for (const name of names) assert.equal(workers.find(({ id }) => id === name)?.tags, [name]);
  });

  test('times never go back, in whatever order reports are written', async () => {
    const worker = await registered(api);
    const [now, later] = [new Date(), new Date(Date.now() + 5_000)];
    await api.services.workers.report(worker, {}, ada, later);
    await api.services.workers.report(worker, {}, ada, now);
    const known = await stored(api, worker);
    assert.equal([known?.last_report, known?.last_activity], [later, later]);
    assert.is(known?.expires.getTime(), later.getTime() + 600_000);
  });
});
