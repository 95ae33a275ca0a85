import * as assert from 'uvu/assert';
import { ada, apiSuite, type Fields } from '../../support/api.js';

/** What happens to a task between a call's reading and its writing, and what the call makes of that. */
apiSuite('a task that changed meanwhile', (test, api) => {
  test('is not changed by a call that read it before', async () => {
    const task = await api.create();
    api.afterNextReading(() => api.call('tasks.started', { task }));
    const { code, subcode, data } = await api.refused('tasks.enqueue', { task, queue: await api.queue() });
    assert.equal([code, subcode], [400, 121]);
    assert.equal(data, { task_id: task, current_status: 'created', new_status: 'queued' });
    assert.is((await api.read(task)).status, 'in_progress');
  });

  test('is not changed with force either', async () => {
    const task = await api.create();
    api.afterNextReading(() => api.call('tasks.started', { task }));
    assert.is(await api.refusal('tasks.close', { task, force: true }), '400/121');
  });

  test('is not edited when it stopped being a draft, unless forced', async () => {
    const task = await api.create();
    api.afterNextReading(() => api.call('tasks.started', { task }));
    assert.is(await api.refusal('tasks.edit', { task, comment: 'too late' }), '400/110');
    assert.is((await api.read(task)).comment, undefined);
    api.afterNextReading(() => api.call('tasks.stopped', { task }));
    await api.call('tasks.edit', { task, comment: 'forced', force: true });
    assert.is((await api.read(task)).comment, 'forced');
  });

  test('is not deleted without force, with nothing else done', async () => {
    const { id: task } = await api.taskIn('created');
    const child = await api.create({ parent: task });
    const model = await api.model({ task });
    api.afterNextReading(() => api.call('tasks.started', { task }));
    assert.is(await api.refusal('tasks.delete', { task }), '400/121');
    assert.is((await api.read(task)).status, 'in_progress');
    assert.is((await api.read(child)).parent, task);
    assert.is((await api.services.models.collection.get(model.id))?.task, task);
    api.afterNextReading(() => api.call('tasks.stopped', { task }));
    assert.is((await api.call('tasks.delete', { task, force: true })).deleted, true);
  });

  test('is not reset, with nothing else done', async () => {
    const { id: task } = await api.taskIn('stopped');
    const model = await api.model({ task });
    api.afterNextReading(() => api.call('tasks.close', { task }));
    assert.is(await api.refusal('tasks.reset', { task }), '400/121');
    assert.ok(await api.services.models.collection.get(model.id));
  });

  test('when it is gone, cannot be changed, edited, updated or deleted', async () => {
    const calls: readonly (readonly ['tasks.started' | 'tasks.edit' | 'tasks.update' | 'tasks.delete', Fields, string])[] = [
      ['tasks.started', {}, '400/121'],
      ['tasks.edit', { comment: 'x' }, '400/101'],
      ['tasks.edit', { comment: 'x', force: true }, '400/101'],
      ['tasks.update', { comment: 'x' }, '400/101'],
      ['tasks.delete', {}, '400/121'],
      ['tasks.delete', { force: true }, '400/121'],
    ];
    for (const [action, fields, code] of calls) {
      const task = await api.create();
      api.afterNextReading(() => api.services.tasks.collection.deleteMany({ id: task }));
      assert.is(await api.refusal(action, { task, ...fields }), code, `${action} ${JSON.stringify(fields)}`);
    }
  });

  test('gets no running time from a ping that saw it run', async () => {
    const { id: task } = await api.taskIn('in_progress', { started: new Date(Date.now() - 5_000) });
    api.afterNextReading(() => api.call('tasks.reset', { task }));
    assert.equal(await api.call('tasks.ping', { task }), {});
    assert.is((await api.read(task)).active_duration, undefined);
  });

  test('keeps what somebody else made of it when a failed change is undone', async () => {
    const { tasks } = api.services;
    const task = await api.stored();
    await tasks.change(task, 'queued', {}, ada);
    await tasks.change(await api.read(task.id), 'in_progress', {}, ada);
    await tasks.restore(task, 'queued', { reason: 'failed enqueueing' }, ada);
    const { status, status_reason } = await api.read(task.id);
    assert.equal([status, status_reason], ['in_progress', '']);
  });

  test('a queue that fills while it is being removed sends those tasks back too', async () => {
    const queue = await api.queue();
    const task = await api.create();
    const { collection } = api.services.queues;
    const remove = collection.deleteMany;
    // Enqueued after the queue was found empty, before it is gone.
    collection.deleteMany = async (filter) => {
      collection.deleteMany = remove;
      await api.call('tasks.enqueue', { task, queue });
      return remove.call(collection, filter);
    };
    await api.call('queues.delete', { queue });
    assert.is((await api.read(task)).status, 'created');
    assert.is(await api.services.queues.entries.count({ queue }), 0);
  });
});
