import * as assert from 'uvu/assert';
import { trashCollection } from '../../../src/services/tasks/task-collection.js';
import type { TaskDocument } from '../../../src/services/tasks/task-document.js';
import { ada, apiSuite, bob, type TestApi } from '../../support/api.js';

const trash = (api: TestApi) => api.services.store.collection<TaskDocument>(trashCollection.name);

apiSuite('tasks.delete', (test, api) => {
  test('removes a draft for good and says what else changed', async () => {
    const task = await api.create();
    assert.equal(await api.call('tasks.delete', { task }), {
      deleted: true,
      updated_children: 0,
      updated_models: 0,
      deleted_models: 0,
      urls: null,
    });
    assert.is(await api.refusal('tasks.get_by_id', { task }), '400/101');
    assert.is(await trash(api).get(task), undefined);
    assert.is(await api.refusal('tasks.delete', { task }), '400/101', 'a second time there is nothing to delete');
  });

  test('marks the children, and only them', async () => {
    const task = await api.create();
    const [one, two] = [await api.create({ parent: task }), await api.create({ parent: task })];
    const grandchild = await api.create({ parent: one });
    const { updated_children } = await api.call('tasks.delete', { task });
    assert.is(updated_children, 2);
    const parents = await Promise.all([one, two, grandchild].map(async (id) => (await api.read(id)).parent));
    assert.equal(parents, [`__DELETED__${task}`, `__DELETED__${task}`, one]);
    const { tasks } = await api.call('tasks.get_all', { parent: [`__DELETED__${task}`], only_fields: ['id'] });
    assert.is(tasks?.length, 2, 'the mark can be searched for');
  });

  test('keeps a copy in the trash when asked, one that an attempt before left behind or not', async () => {
    const task = await api.create({ comment: 'kept' });
    await trash(api).insert({ ...(await api.read(task)), comment: 'of an attempt before' });
    await api.call('tasks.delete', { task, move_to_trash: true });
    assert.is((await trash(api).get(task))?.comment, 'kept');
    assert.is(await api.services.tasks.collection.get(task), undefined);
  });

  test('takes a queued task out of its queue', async () => {
    const { id: task, execution } = await api.taskIn('queued');
    assert.is(await api.refusal('tasks.delete', { task }), '400/123');
    assert.equal(await api.waiting(execution.queue ?? ''), [task], 'a refused delete leaves it there');
    await api.call('tasks.delete', { task, force: true });
    assert.equal(await api.waiting(execution.queue ?? ''), []);
  });

  test('gives the urls of output artifacts on demand', async () => {
    const artifacts = [
      { key: 'out', type: 'str', uri: 'http://a/o' },
      { key: 'in', type: 'np', mode: 'input', uri: 'http://a/i' },
    ];
    const task = await api.create({ execution: { artifacts } });
    const { urls } = await api.call('tasks.delete', { task, return_file_urls: true }, ada, '2.13');
    assert.equal(urls, { model_urls: [], event_urls: [], artifact_urls: ['http://a/o'] });
  });

  test('takes the flags that clients send and that change nothing', async () => {
    for (const flags of [{ delete_external_artifacts: false }, { can_fail: true }, { move_to_trash: null }]) {
      assert.is((await api.call('tasks.delete', { task: await api.create(), ...flags })).deleted, true);
    }
  });

  test('anybody of the company may delete, and the project notices', async () => {
    const project = await api.project();
    const task = await api.create({ project });
    const past = new Date('2020-01-01');
    await api.services.projects.collection.update({ id: project }, { $set: { last_update: past } });
    await api.call('tasks.delete', { task }, bob);
    assert.ok((await api.services.projects.readable(project, ada)).last_update > past);
  });
});
