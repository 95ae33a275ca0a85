import * as assert from 'uvu/assert';
import { trashCollection } from '../../../../src/services/tasks/task-collection.js';
import type { TaskDocument } from '../../../../src/services/tasks/task-document.js';
import { ada, apiSuite } from '../../../support/api.js';
import { callMany, failures } from './many-actions.js';

apiSuite('tasks.delete_many', (test, api) => {
  test('removes for good, or to the trash when asked', async () => {
    const trash = api.services.store.collection<TaskDocument>(trashCollection.name);
    for (const move_to_trash of [undefined, null, false, true]) {
      const ids = [await api.create(), await api.create()];
      const { succeeded } = await callMany(api, 'tasks.delete_many', { ids, move_to_trash });
      assert.is(succeeded.length, 2);
      assert.is(await trash.count({ id: { $in: ids } }), move_to_trash ? 2 : 0);
      assert.is(await api.services.tasks.collection.count({ id: { $in: ids } }), 0);
    }
  });

  test('of an id that comes twice the second is unknown', async () => {
    const id = await api.create();
    const answer = await callMany(api, 'tasks.delete_many', { ids: [id, id] });
    assert.is(answer.succeeded.length, 1);
    assert.equal(failures(answer), [`${id} 400/101`]);
  });

  test('takes queued tasks out of their queues', async () => {
    const { id, execution } = await api.taskIn('queued', { system_tags: ['archived'] });
    await callMany(api, 'tasks.delete_many', { ids: [id] });
    assert.equal(await api.waiting(execution.queue ?? ''), []);
  });

  test('every project that lost a task notices, no other does', async () => {
    const [lost, kept] = [await api.project(), await api.project()];
    const past = new Date('2020-01-01');
    const { collection } = api.services.projects;
    await collection.updateMany({ id: { $in: [lost, kept] } }, { $set: { last_update: past } });
    const ids = [await api.create({ project: lost }), (await api.taskIn('stopped', { project: kept })).id];
    await callMany(api, 'tasks.delete_many', { ids });
    assert.ok((await api.services.projects.readable(lost, ada)).last_update > past);
    assert.equal((await api.services.projects.readable(kept, ada)).last_update, past);
  });

  test('somebody who changes a task first keeps it', async () => {
    const [taken, other] = [await api.create(), await api.create()];
    const { collection } = api.services.tasks;
    const remove = collection.deleteMany;
    collection.deleteMany = async (filter) => {
      collection.deleteMany = remove;
      await api.call('tasks.started', { task: taken });
      return remove.call(collection, filter);
    };
    const answer = await callMany(api, 'tasks.delete_many', { ids: [taken, other] });
    assert.equal(failures(answer), [`${taken} 400/121`]);
    assert.is((await api.read(taken)).status, 'in_progress');
  });

  test('a hundred clones of one task go, and are answered in their order; the task they come from stays', async () => {
    const parent = await api.create();
    const ids = await Promise.all(Array.from({ length: 100 }, () => api.create({ parent })));
    const { succeeded } = await callMany(api, 'tasks.delete_many', { ids });
    assert.equal(
      succeeded.map(({ id }) => id),
      ids,
    );
    assert.is((await api.read(parent)).status, 'created');
  });
});
