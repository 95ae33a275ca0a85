import * as assert from 'uvu/assert';
import type { TaskStatus } from '../../../src/generated/index.js';
import type { MlwStopEarlyAnswer200 } from '../../../src/generated/surfaces/mlw.js';
import { mlwSuite, TASKS } from './fixture.js';

const NOT_NOW = [400, 'Early stopping is only available for a running neural network training', 'Invalid task'];

const running = () => ({ status: 'in_progress' as const, last_worker: 'gpu:1', last_update: new Date() });

mlwSuite('stopping early', (test, server) => {
  test('asks the worker to, and says so; the task goes on until the worker has heeded it', async () => {
    const ann = await server.ann();
    const made = await server.trained(ann);
    const task = made.individualTasks[0]?.id ?? '';
    await server.individualIn(ann, made, 'in_progress', running());
    const path = `${TASKS}/${made.id}/task/${task}`;
    const answer = await server.good<MlwStopEarlyAnswer200>(ann, 'PUT', path);
    assert.equal(answer, { message: 'Triggered early stopping' });
    const { status, status_reason, status_message } = await server.api.read(task);
    assert.equal([status, status_reason, status_message], ['in_progress', 'early_stop', 'stopping']);
    assert.is((await server.parent(ann, made.id)).individualTasks[0]?.status, 'RUNNING');
    assert.equal(await server.good(ann, 'PUT', path), answer, 'a second time is as good');
    await server.api.call('tasks.completed', { task, status_reason: 'early_stop' }, ann.caller);
    assert.is((await server.parent(ann, made.id)).individualTasks[0]?.status, 'COMPLETED');
  });

  for (const status of ['created', 'queued', 'stopped', 'failed', 'completed', 'published', 'unknown'] satisfies TaskStatus[]) {
    test(`is refused for a training that is ${status}, which stays so`, async () => {
      const ann = await server.ann();
      const made = await server.trained(ann);
      const { id } = await server.individualIn(ann, made, status);
      assert.equal(await server.refused(ann, 'PUT', `${TASKS}/${made.id}/task/${id}`), NOT_NOW);
      assert.is((await server.api.read(id)).status, status);
    });
  }

  test('is refused for what is no training', async () => {
    const ann = await server.ann();
    const made = await server.imported(ann);
    const { id } = await server.individualIn(ann, made, 'in_progress', running());
    assert.equal(await server.refused(ann, 'PUT', `${TASKS}/${made.id}/task/${id}`), NOT_NOW);
    assert.not((await server.api.read(id)).status_message);
  });

  test('is refused for one that ends just then', async () => {
    const ann = await server.ann();
    const made = await server.trained(ann);
    const { id } = await server.individualIn(ann, made, 'in_progress', running());
    const { tasks } = server.api.services;
    const { writable } = tasks;
    tasks.writable = async (...given) => {
      tasks.writable = writable;
      const task = await writable.apply(tasks, given);
      await tasks.collection.update({ id }, { $set: { status: 'completed' } });
      return task;
    };
    assert.equal(await server.refused(ann, 'PUT', `${TASKS}/${made.id}/task/${id}`), NOT_NOW);
    assert.is((await server.api.read(id)).status, 'completed');
  });

  test('knows only what is there', async () => {
    const ann = await server.ann();
    const { id } = await server.trained(ann);
    const refusal = [404, "Task with id '1601289809_Task' not found.", 'Not Found'];
    assert.equal(await server.refused(ann, 'PUT', `${TASKS}/${id}/task/1601289809_Task`), refusal);
  });
});
