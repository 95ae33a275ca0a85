import * as assert from 'uvu/assert';
import { ada, apiSuite, eve, without } from '../../../support/api.js';
import { callMany } from './many-actions.js';

const said = { status_reason: 'r', status_message: 'm' };

apiSuite('the archive', (test, api) => {
  test('tasks.archive tags tasks and says how many, each id counted once', async () => {
    const [a, b] = [await api.create(), await api.create({ system_tags: ['development'] })];
    assert.equal(await api.call('tasks.archive', { tasks: [a, b, a], ...said }), { archived: 2 });
    const { system_tags, status, status_reason, status_message } = await api.read(b);
    assert.equal(
      [[...system_tags].sort(), status, status_reason, status_message],
      [['archived', 'development'], 'created', 'r', 'm'],
    );
  });

  test('only reason, message and the time of the last change move; an earlier reason gives way to none', async () => {
    const before = await api.taskIn('completed', { status_reason: 'old', status_message: 'old', last_change: new Date(0) });
    await api.call('tasks.archive', { tasks: [before.id] });
    const after = await api.read(before.id);
    assert.equal([after.status_reason, after.status_message, after.system_tags], ['', '', ['archived']]);
    assert.ok(after.last_change > before.last_change);
    const moved = ['status_reason', 'status_message', 'system_tags', 'last_change'];
    assert.equal(without(after, ...moved), without(before, ...moved));
  });

  test('twice is as good as once, there and back', async () => {
    const id = await api.create();
    for (const [action, tags] of [
      ['tasks.archive_many', ['archived']],
      ['tasks.unarchive_many', []],
    ] as const) {
      for (const _ of [1, 2]) await callMany(api, action, { ids: [id, id], ...said });
      const task = await api.read(id);
      assert.equal([task.system_tags, task.status_reason, task.status_message], [tags, 'r', 'm']);
    }
  });

  test('unless all are own tasks nothing happens, and the error names those that are not', async () => {
    const id = await api.create();
    const open = await api.stored({ company: '' });
    const foreign = await api.create({}, eve);
    const tasks = [id, 'nosuch', open.id, foreign, 'nosuch'];
    const { code, subcode, message, data } = await api.refused('tasks.archive', { tasks });
    assert.equal([code, subcode, data.ids], [400, 101, ['nosuch', open.id, foreign]]);
    assert.match(message, `ids=(nosuch, ${open.id}, ${foreign})`);
    for (const each of [id, open.id, foreign]) assert.equal((await api.read(each)).system_tags, []);
  });

  test('tasks.archive needs a list of texts that is not empty', async () => {
    for (const request of [{}, { tasks: [] }, { tasks: null }, { tasks: 'x' }, { tasks: [1] }, { ids: ['x'] }]) {
      assert.is(await api.refusal('tasks.archive', request), '400/12', JSON.stringify(request));
    }
  });

  for (const action of ['tasks.archive', 'tasks.archive_many'] as const) {
    const archive = (id: string) => api.call(action, action === 'tasks.archive' ? { tasks: [id] } : { ids: [id] });

    test(`${action} takes a queued task out of its queue, back to where it came from`, async () => {
      const { id: task } = await api.taskIn('stopped');
      const queue = await api.queue();
      await api.call('tasks.enqueue', { task, queue });
      await archive(task);
      const { status, enqueue_status, system_tags, status_reason } = await api.read(task);
      assert.equal([status, enqueue_status, system_tags, status_reason], ['stopped', undefined, ['archived'], '']);
      assert.equal(await api.waiting(queue), []);
    });

    test(`${action} takes a queued task that cannot be dequeued as it is`, async () => {
      const forced = await api.taskIn('queued', { enqueue_status: 'failed' });
      const astray = await api.stored({ status: 'queued' });
      for (const { id } of [forced, astray]) {
        await archive(id);
        const { status, system_tags } = await api.read(id);
        assert.equal([status, system_tags], ['queued', ['archived']]);
      }
    });

    test(`${action}: a task that a worker takes meanwhile runs, and is archived`, async () => {
      const { id } = await api.taskIn('queued');
      api.afterNextReading(() => api.call('tasks.started', { task: id }));
      await archive(id);
      const { status, system_tags } = await api.read(id);
      assert.equal([status, system_tags], ['in_progress', ['archived']]);
    });

    test(`${action}: a task that is deleted meanwhile is not there`, async () => {
      const id = await api.create();
      api.afterNextReading(() => api.services.tasks.collection.deleteMany({ id }));
      const outcome = await archive(id).catch((error: { code: number; subcode: number }) => `${error.code}/${error.subcode}`);
      if (action === 'tasks.archive') assert.is(outcome, '400/101');
      else assert.equal((outcome as { failed: { error: { codes: number[] } }[] }).failed[0]?.error.codes, [400, 101]);
    });
  }

  test('what is archived is found by its tag, and left out by its exclusion', async () => {
    const project = await api.project();
    const [a, b] = [await api.create({ project }), await api.create({ project })];
    await callMany(api, 'tasks.archive_many', { ids: [a] });
    const found = async (tag: string) => {
      const { tasks } = await api.call('tasks.get_all', { project: [project], system_tags: [tag], only_fields: ['id'] }, ada);
      return (tasks as { id: string }[]).map(({ id }) => id);
    };
    assert.equal([await found('archived'), await found('-archived')], [[a], [b]]);
  });
});
