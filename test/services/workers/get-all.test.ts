import * as assert from 'uvu/assert';
import { ada, apiSuite, eve, type Fields, newcomer } from '../../support/api.js';
import { registered, report, shown, silence } from './fixture.js';

apiSuite('workers.get_all', (test, api) => {
  test('names everything a worker points at', async () => {
    const { name = '' } = (await api.services.identities.users.get(ada.user)) ?? {};
    const project = await api.project({ name: 'project of workers' });
    const started = new Date(Date.now() - 90_000);
    const task = await api.taskIn('in_progress', { name: 'running', project, started, last_iteration: 7 });
    const [queue, empty] = [await api.queue(ada, { name: 'busy queue' }), await api.queue(ada, { name: 'idle queue' })];
    const waiting = [await api.create({ name: 'first one' }), await api.create({ name: 'second one' })];
    for (const id of waiting) await api.call('tasks.enqueue', { task: id, queue });
    const address = { ...ada, address: '10.0.0.7' };
    const worker = await registered(api, { queues: [empty] }, address);
    await report(api, worker, { task: task.id, queue, queues: [queue, empty] }, address);
    const known = await shown(api, worker);
    const busy = { id: queue, name: 'busy queue', num_tasks: 2, next_task: { id: waiting[0], name: 'first one' } };
    assert.equal(known?.queues, [busy, { id: empty, name: 'idle queue', num_tasks: 0 }]);
    assert.equal(known?.queue, busy);
    assert.equal(known?.project, { id: project, name: 'project of workers' });
    assert.equal([known?.ip, known?.user], ['10.0.0.7', name ? { id: ada.user, name } : { id: ada.user }]);
    const { running_time = 0, ...about } = known?.task ?? {};
    assert.equal(about, { id: task.id, name: 'running', last_iteration: 7 });
    assert.ok(running_time >= 90_000 && running_time < 120_000);
  });

  test('names the user', async () => {
    const nell = newcomer();
    const { id } = await api.services.identities.createUser({ company: nell.company, name: 'Nell Nellson' });
    const caller = { ...nell, user: id };
    const worker = await registered(api, {}, caller);
    assert.equal((await shown(api, worker, caller))?.user, { id, name: 'Nell Nellson' });
  });

  test('passes over what is gone', async () => {
    const queue = await api.queue();
    const task = await api.create();
    const worker = await registered(api, { queues: [queue] });
    await report(api, worker, { task, queue });
    await api.call('tasks.delete', { task, force: true });
    await api.call('queues.delete', { queue });
    const known = await shown(api, worker);
    assert.equal([known?.queues, known?.queue, known?.task, known?.project], [[], undefined, undefined, undefined]);
  });

  test('a task that does not run has no running time', async () => {
    const task = await api.taskIn('stopped', { started: new Date() });
    const worker = await registered(api);
    await report(api, worker, { task: task.id });
    assert.equal((await shown(api, worker))?.task, { id: task.id, name: task.name, last_iteration: 0 });
  });

  test('lists a company’s own workers, by name', async () => {
    const nell = newcomer();
    const names = [await registered(api, {}, nell), await registered(api, {}, nell), await registered(api, {}, nell)];
    const { workers = [] } = await api.call('workers.get_all', {}, nell);
    assert.equal(
      workers.map(({ id }) => id),
      names.toSorted(),
    );
    assert.is(await shown(api, names[0] ?? '', eve), undefined);
    assert.equal(await api.call('workers.get_all', {}, newcomer()), { workers: [] });
  });

  test('leaves out those that were not heard of lately', async () => {
    const worker = await registered(api, { timeout: 10_000 });
    const seen = async (request: Fields) => (await shown(api, worker, ada, request)) !== undefined;
    await silence(api, worker, 3_700);
    assert.equal([await seen({}), await seen({ last_seen: 3_800 }), await seen({ last_seen: 0 })], [false, true, true]);
    assert.is(await seen({ last_seen: Number.MAX_SAFE_INTEGER }), true);
    assert.is(await api.refusal('workers.get_all', { last_seen: -1 }), '400/12');
  });

  test('filters by tags in the language of lists', async () => {
    const nell = newcomer();
    for (const said of [{ tags: ['x', 'y'] }, { tags: ['x'], system_tags: ['s'] }, {}]) await registered(api, said, nell);
    const found = async (request: Fields) => (await api.call('workers.get_all', request, nell)).workers?.length;
    for (const [request, count] of [
      [{ tags: ['x'] }, 2],
      [{ tags: 'y' }, 1],
      [{ tags: ['__$all', 'x', 'y'] }, 1],
      [{ tags: ['-x'] }, 1],
      [{ tags: [null] }, 1],
      [{ tags: ['x'], system_tags: ['s'] }, 1],
      [{ system_tags: ['-s'] }, 2],
      [{ tags: [] }, 3],
    ] as const) {
      assert.is(await found(request), count, JSON.stringify(request));
    }
  });

  test('finds them by an index', async () => {
    const filter = { company: ada.company, expires: { $gt: new Date() } };
    assert.is((await api.services.workers.collection.explain(filter)).scan, false);
  });
});
