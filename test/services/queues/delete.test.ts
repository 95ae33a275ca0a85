import * as assert from 'uvu/assert';
import { apiSuite } from '../../support/api.js';

apiSuite('queues.delete', (test, api) => {
  test('removes an empty queue', async () => {
    const queue = await api.queue();
    assert.equal(await api.call('queues.delete', { queue }), { deleted: 1 });
    assert.is(await api.refusal('queues.get_by_id', { queue }), '400/701');
  });

  test('does not remove a queue that tasks wait in', async () => {
    const { id, execution } = await api.taskIn('queued');
    const queue = execution.queue ?? '';
    assert.is(await api.refusal('queues.delete', { queue }), '400/702');
    assert.equal(await api.waiting(queue), [id]);
  });

  test('with force sends each task back to where it was', async () => {
    const queue = await api.queue();
    const tasks = await Promise.all([api.taskIn('created'), api.taskIn('stopped'), api.taskIn('failed')]);
    for (const { id: task } of tasks) await api.call('tasks.enqueue', { task, queue, force: true });
    const [taken] = tasks;
    await api.call('tasks.started', { task: taken?.id });
    assert.equal(await api.call('queues.delete', { queue, force: true }), { deleted: 1 });
    const after = await Promise.all(tasks.map(({ id }) => api.read(id)));
    // The first runs already, and the table does not let the last go back.
    assert.equal(
      after.map(({ status }) => status),
      ['in_progress', 'stopped', 'queued'],
    );
    assert.equal([after[1]?.status_reason, after[1]?.enqueue_status], ['Queue was deleted', undefined]);
    assert.is(await api.services.queues.entries.count({ queue }), 0);
  });

  test('of a task that stayed queued nobody minds the missing queue', async () => {
    const { id: task, execution } = await api.taskIn('queued', { enqueue_status: 'failed' });
    await api.call('queues.delete', { queue: execution.queue, force: true });
    assert.is((await api.read(task)).status, 'queued');
    await api.call('tasks.stop', { task });
    assert.is((await api.read(task)).status, 'stopped');
  });
});
