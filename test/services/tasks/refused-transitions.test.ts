import * as assert from 'uvu/assert';
import { taskStatus } from '../../../src/generated/index.js';
import { apiSuite } from '../../support/api.js';

apiSuite('a refused transition', (test, api) => {
  test('says the current status, the allowed ones and the actions that lead to each', async () => {
    const { id } = await api.taskIn('created');
    const { code, subcode, data, message } = await api.refused('tasks.stopped', { task: id });
    assert.equal([code, subcode], [400, 110]);
    assert.equal(data, {
      current_status: 'created',
      new_status: 'stopped',
      current: 'created',
      allowed: ['queued', 'in_progress'],
      actions: { queued: ['tasks.enqueue', 'tasks.enqueue_many'], in_progress: ['tasks.started'] },
    });
    assert.is(message, 'Invalid task status (Invalid status change): current_status=created, new_status=stopped');
  });

  test('names only actions that bring a task to the status they stand under', async () => {
    for (const status of ['created', 'queued', 'in_progress', 'closed', 'failed', 'completed'] as const) {
      const { id } = await api.taskIn(status);
      const { data } = await api.refused(status === 'closed' ? 'tasks.started' : 'tasks.close', { task: id });
      const actions = data.actions as Readonly<Record<string, readonly string[]>>;
      assert.equal(Object.keys(actions), data.allowed, status);
      for (const [to, names] of Object.entries(actions)) {
        assert.equal(names, taskStatus.reachedBy[to as keyof typeof taskStatus.reachedBy]);
        assert.ok(names.length > 0, `something leads to ${to}`);
      }
    }
  });

  test('of a queued task that is enqueued again says that it is queued already', async () => {
    const { id, execution } = await api.taskIn('queued');
    const { data, message } = await api.refused('tasks.enqueue', { task: id, queue: execution.queue });
    assert.match(message, '(Task already in requested status)');
    assert.equal(data.current, 'queued');
    assert.equal(data.allowed, ['created', 'in_progress', 'stopped']);
  });

  test('of a published task has nowhere to go', async () => {
    for (const action of ['tasks.publish', 'tasks.reset', 'tasks.started'] as const) {
      const { data } = await api.refused(action, { task: (await api.taskIn('published')).id });
      assert.equal([data.current, data.allowed, data.actions], ['published', [], {}], action);
    }
  });

  test('of an action that needs one status names that status and the ways into it', async () => {
    const { id } = await api.taskIn('failed');
    const edit = await api.refused('tasks.edit', { task: id, comment: 'x' });
    assert.is(edit.message, 'Invalid task status: expected=created, status=failed');
    assert.equal([edit.data.current, edit.data.allowed], ['failed', ['created']]);
    const dequeue = await api.refused('tasks.dequeue', { task: id });
    assert.is(dequeue.message, 'Invalid task id: status=failed, expected=queued');
    assert.equal([dequeue.data.current, dequeue.data.allowed], ['failed', ['queued']]);
    const remove = await api.refused('tasks.delete', { task: id });
    assert.match(remove.message, `(due to status, use force=True): task=${id}, expected=created, current=failed`);
    assert.equal(remove.data.allowed, ['created']);
  });

  test('from a status outside the table is an error of the server, not of the caller', async () => {
    const { id } = await api.taskIn('unknown');
    const { message } = await api.refused('tasks.started', { task: id });
    assert.match(message, 'Current status unknown not supported by state machine');
    const odd = await api.stored({ status: 'constructor' as never });
    assert.is(await api.refusal('tasks.started', { task: odd.id }), '500/1');
  });
});
