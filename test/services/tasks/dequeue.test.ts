import * as assert from 'uvu/assert';
import type { TaskStatus } from '../../../src/generated/index.js';
import { apiSuite } from '../../support/api.js';

apiSuite('tasks.dequeue', (test, api) => {
  for (const before of ['created', 'stopped'] as const) {
    test(`takes a task back to ${before}, where it came from`, async () => {
      const { id: task } = await api.taskIn(before);
      const queue = await api.queue();
      await api.call('tasks.enqueue', { task, queue });
      await api.call('tasks.dequeue', { task, status_reason: 'why' });
      const { status, status_reason, enqueue_status, execution } = await api.read(task);
      assert.equal([status, status_reason, enqueue_status, execution.queue], [before, 'why', undefined, queue]);
      assert.equal(await api.waiting(queue), []);
    });
  }

  test('after a forced enqueue goes back only where the table lets it', async () => {
    const back = async (before: TaskStatus) => {
      const { id: task } = await api.taskIn(before);
      const queue = await api.queue();
      await api.call('tasks.enqueue', { task, queue, force: true });
      const refused = await api.call('tasks.dequeue', { task }).then(
        () => '',
        ({ subcode }) => `, ${subcode}`,
      );
      assert.equal(await api.waiting(queue), [], 'the entry is gone either way');
      return (await api.read(task)).status + refused;
    };
    assert.is(await back('in_progress'), 'in_progress');
    for (const before of ['failed', 'closed', 'completed', 'published'] as const) assert.is(await back(before), 'queued, 110');
  });

  test('does not mind that a worker took the entry already', async () => {
    const { id: task, execution } = await api.taskIn('queued');
    await api.call('queues.get_next_task', { queue: execution.queue });
    assert.is((await api.call('tasks.dequeue', { task })).dequeued, 1);
    assert.is((await api.read(task)).status, 'created');
  });

  test('does not mind that the queue is gone', async () => {
    const task = await api.stored({ status: 'queued', execution: { queue: 'gone' } });
    await api.call('tasks.dequeue', { task: task.id });
    assert.is((await api.read(task.id)).status, 'created');
  });

  test('cannot tell where a task without a queue waits', async () => {
    const task = await api.stored({ status: 'queued' });
    assert.is(await api.refusal('tasks.dequeue', { task: task.id }), '400/11');
    assert.is((await api.read(task.id)).status, 'queued');
  });

  test('ignores force, whatever it is', async () => {
    const { id: draft } = await api.taskIn('created');
    assert.is(await api.refusal('tasks.dequeue', { task: draft, force: true }), '400/101');
    const { id: task } = await api.taskIn('queued', { enqueue_status: 'failed' });
    assert.is(await api.refusal('tasks.dequeue', { task, force: true }), '400/110');
  });

  test('leaves the other tasks of the queue in their order', async () => {
    const queue = await api.queue();
    const tasks = [await api.create(), await api.create(), await api.create()];
    for (const task of tasks) await api.call('tasks.enqueue', { task, queue });
    await api.call('tasks.dequeue', { task: tasks[1] });
    assert.equal(await api.waiting(queue), [tasks[0], tasks[2]]);
  });

  test('a task can wait elsewhere afterwards', async () => {
    const { id: task, execution } = await api.taskIn('queued');
    await api.call('tasks.dequeue', { task });
    const queue = await api.queue();
    await api.call('tasks.enqueue', { task, queue });
    assert.equal([await api.waiting(execution.queue ?? ''), await api.waiting(queue)], [[], [task]]);
  });
});
