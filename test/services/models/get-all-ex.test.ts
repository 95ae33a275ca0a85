import * as assert from 'uvu/assert';
import { ada, apiSuite, at, eve, type Fields } from '../../support/api.js';
import { made, models } from './fixture.js';

apiSuite('models.get_all_ex', (test, api) => {
  const ask = async (request: Fields, caller = ada) => (await api.call('models.get_all_ex', request, caller)).models ?? [];

  test('shows references as objects, the company of a public model as none', async () => {
    const project = await api.project();
    const [own, open] = [await made(api, { project, task: 't1', parent: 'm1' }), await made(api, { public: true })];
    const [first, second] = await ask({ id: [own, open] });
    assert.equal(
      [first?.company, first?.user, first?.project, first?.task, first?.parent],
      [{ id: ada.company }, { id: ada.user }, { id: project }, { id: 't1' }, { id: 'm1' }],
    );
    assert.equal([second?.company, second?.project], [{}, undefined]);
  });

  test('follows them where it is asked to', async () => {
    const project = await api.project({ name: 'project of models' });
    const task = await api.stored({ name: 'its task', project });
    const parent = await made(api, { name: 'its parent' });
    const id = await made(api, { project, task: task.id, parent });
    const only_fields = ['name', 'project.name', 'task.name', 'task.project.name', 'parent.name'];
    assert.equal(await ask({ id: [id], only_fields }), [
      {
        id,
        name: 'a model',
        project: { id: project, name: 'project of models' },
        task: { id: task.id, name: 'its task', project: { id: project, name: 'project of models' } },
        parent: { id: parent, name: 'its parent' },
      },
    ]);
  });

  test('a reference that leads nowhere, or where the caller may not look, is its id alone', async () => {
    const foreign = await api.stored({ name: 'secret' }, eve);
    const [gone, hidden] = [await made(api, { task: '__DELETED__x' }), await made(api, { task: foreign.id })];
    assert.equal(await ask({ id: [gone, hidden], only_fields: ['task.name'] }), [
      { id: gone, task: { id: '__DELETED__x' } },
      { id: hidden, task: { id: foreign.id } },
    ]);
  });

  test('reaches the entries of a queue, which are kept apart', async () => {
    const task = await api.taskIn('queued');
    const id = await made(api, { task: task.id });
    const [found] = await ask({ id: [id], only_fields: ['task.execution.queue.entries.task'] });
    assert.equal(at(found, 'task.execution.queue.entries'), [{ task: { id: task.id } }]);
  });

  test('knows * for everything, figures included when asked for', async () => {
    const id = await made(api, { ui_cache: { x: 1 }, labels: { a: 1 } });
    const [model] = await ask({ id: [id], only_fields: ['*'], include_stats: true });
    assert.equal([model?.ui_cache, model?.stats], [{ x: 1 }, { labels_count: 1 }]);
    assert.equal(await ask({ id: [id], only_fields: ['uri'], include_stats: true }), [
      { id, uri: 's3://models/1', stats: { labels_count: 1 } },
    ]);
  });

  test('scrolls and takes in subprojects', async () => {
    const project = await api.project({ name: 'scrolled models' });
    const below = await api.project({ name: 'scrolled models/below' });
    const ids = [await made(api, { project }), await made(api, { project: below }), await made(api, { project })];
    const request = { project: [project], include_subprojects: true, only_fields: ['id'], size: 2, scroll_id: null };
    const first = await api.call('models.get_all_ex', request);
    const rest = await api.call('models.get_all_ex', { ...request, scroll_id: first.scroll_id });
    assert.equal(
      [...(first.models ?? []), ...(rest.models ?? [])].map(({ id }) => id),
      ids,
    );
    assert.is(rest.scroll_id, first.scroll_id);
  });

  test('says what it does not know', async () => {
    assert.is(await api.refusal('models.get_all_ex', { only_fields: ['no_such_field'] }), '400/14');
    assert.is(await api.refusal('models.get_all_ex', { only_fields: ['project.no_such_field'] }), '400/14');
    assert.is(await api.refusal('models.get_all_ex', { order_by: ['project.name'] }), '400/14');
  });

  test('a task’s models are joined with what they are made of', async () => {
    const model = await made(api, { framework: 'torch' });
    const { id } = await api.stored({ models: models([model]) });
    const { tasks } = await api.call('tasks.get_all_ex', { id: [id], only_fields: ['models.input.model.framework'] });
    assert.equal(tasks, [{ id, models: { input: [{ model: { id: model, framework: 'torch' } }] } }]);
  });
});
