import * as assert from 'uvu/assert';
import type { TaskStatus } from '../../../src/generated/index.js';
import { type Account, coreId, nclueSuite } from './fixture.js';

const REFUSED = [409, '10111', 'TASK_NOT_DELETABLE'];

nclueSuite('deleting a task', (test, server) => {
  const remove = (account: Account, id: string) => server.asked<{ task_id: string }>(account, 'DELETE', `/api/v1/tasks/${id}`);
  const isThere = async (id: string) => (await server.api.services.tasks.collection.get(coreId({ task_id: id }))) !== undefined;

  for (const status of ['created', 'completed', 'failed', 'stopped', 'closed', 'unknown'] as const satisfies TaskStatus[]) {
    test(`takes one that is ${status}`, async () => {
      const ann = await server.ann();
      const { task_id } = await server.madeIn(ann, status);
      assert.equal(await remove(ann, task_id), { status: 200, json: { task_id } });
      assert.not(await isThere(task_id));
      assert.is((await remove(ann, task_id)).status, 404);
    });
  }

  for (const status of ['queued', 'in_progress', 'publishing', 'published'] as const satisfies TaskStatus[]) {
    test(`leaves one that is ${status}`, async () => {
      const ann = await server.ann();
      const { task_id } = await server.madeIn(ann, status);
      assert.equal(await server.refused(ann, 'DELETE', `/api/v1/tasks/${task_id}`), REFUSED);
      assert.ok(await isThere(task_id));
    });
  }

  test('waits for what depends on it', async () => {
    const ann = await server.ann();
    const { task_id } = await server.madeIn(ann, 'completed');
    const child = await server.api.stored({ parent: coreId({ task_id }) }, ann.caller);
    for (const status of ['created', 'queued', 'in_progress'] as const) {
      await server.api.services.tasks.collection.update({ id: child.id }, { $set: { status } });
      assert.equal(await server.refused(ann, 'DELETE', `/api/v1/tasks/${task_id}`), REFUSED, status);
    }
    await server.api.services.tasks.collection.update({ id: child.id }, { $set: { status: 'failed' } });
    assert.is((await remove(ann, task_id)).status, 200);
  });

  test('leaves one that is let into the queue between its reading and its removal', async () => {
    const ann = await server.ann();
    const { task_id } = await server.made(ann);
    const task = coreId({ task_id });
    const { api } = server;
    const { collection } = api.services.tasks;
    const { deleteMany } = collection;
    collection.deleteMany = async (filter) => {
      Object.assign(collection, { deleteMany });
      await api.call('tasks.enqueue', { task, queue_name: 'nclue' }, ann.caller);
      return collection.deleteMany(filter);
    };
    assert.equal(await server.refused(ann, 'DELETE', `/api/v1/tasks/${task_id}`), REFUSED);
    assert.is((await api.read(task)).status, 'queued');
  });
});
