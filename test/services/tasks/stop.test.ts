import * as assert from 'uvu/assert';
import type { TaskDocument } from '../../../src/services/tasks/task-document.js';
import { ada, apiSuite, WORKER_TIMEOUT_SECONDS } from '../../support/api.js';

const reportedSecondsAgo = (seconds: number): Partial<TaskDocument> => ({
  last_worker: 'worker:1',
  last_update: new Date(Date.now() - seconds * 1000),
});

apiSuite('tasks.stop', (test, api) => {
  test('stops at once what no worker runs, and says who stopped it', async () => {
    const { id } = await api.taskIn('in_progress');
    const { fields } = await api.call('tasks.stop', { task: id, status_reason: 'enough', status_message: 'ignored' });
    assert.equal(fields?.status, 'stopped');
    const { status, status_reason, status_message, completed, duration } = await api.read(id);
    assert.equal([status, status_reason, status_message], ['stopped', 'enough', 'Stopped by Ada']);
    assert.equal([completed, duration], [undefined, undefined]);
  });

  test('asks a live worker to stop, and leaves the status to it', async () => {
    const { id } = await api.taskIn('in_progress', reportedSecondsAgo(1));
    const { updated, fields } = await api.call('tasks.stop', { task: id, status_reason: 'please' });
    assert.equal([updated, fields?.status, fields?.status_message], [1, 'in_progress', 'stopping']);
    const { status, status_reason, status_message } = await api.read(id);
    assert.equal([status, status_reason, status_message], ['in_progress', 'please', 'stopping']);
  });

  test('force does not make that an immediate stop', async () => {
    const { id } = await api.taskIn('in_progress', reportedSecondsAgo(1));
    await api.call('tasks.stop', { task: id, force: true });
    assert.is((await api.read(id)).status, 'in_progress');
  });

  test('a worker that was not heard of for long enough does not count', async () => {
    const { id } = await api.taskIn('in_progress', reportedSecondsAgo(WORKER_TIMEOUT_SECONDS + 1));
    await api.call('tasks.stop', { task: id });
    assert.is((await api.read(id)).status, 'stopped');
    const alive = await api.taskIn('in_progress', reportedSecondsAgo(WORKER_TIMEOUT_SECONDS - 5));
    await api.call('tasks.stop', { task: alive.id });
    assert.is((await api.read(alive.id)).status, 'in_progress');
  });

  test('asking counts as a sign of life, so that asking again finds the worker still there', async () => {
    const { id } = await api.taskIn('in_progress', reportedSecondsAgo(WORKER_TIMEOUT_SECONDS - 5));
    await api.call('tasks.stop', { task: id });
    const { last_update } = await api.read(id);
    assert.ok(Date.now() - last_update.getTime() < 5_000);
  });

  test('a development task stops at once even with a worker', async () => {
    const { id } = await api.taskIn('in_progress', { ...reportedSecondsAgo(1), system_tags: ['development'] });
    await api.call('tasks.stop', { task: id });
    assert.is((await api.read(id)).status, 'stopped');
  });

  test('a queued task leaves its queue, whether a worker reported on it or not', async () => {
    const { id, execution } = await api.taskIn('queued', reportedSecondsAgo(1));
    await api.call('tasks.stop', { task: id });
    assert.is((await api.read(id)).status, 'stopped');
    assert.equal(await api.waiting(execution.queue ?? ''), []);
  });

  test('a live worker is asked to stop even a task whose status knows of no run', async () => {
    const { id } = await api.taskIn('created', reportedSecondsAgo(1));
    assert.is((await api.call('tasks.stop', { task: id }, ada)).fields?.status, 'created');
    assert.is((await api.read(id)).status_message, 'stopping');
  });

  test('stopped takes a queued task’s status but leaves the entry to whoever takes it', async () => {
    const { id, execution } = await api.taskIn('queued');
    await api.call('tasks.stopped', { task: id });
    assert.is((await api.read(id)).status, 'stopped');
    assert.equal(await api.waiting(execution.queue ?? ''), [id]);
  });
});
