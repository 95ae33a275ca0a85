import * as assert from 'uvu/assert';
import { ada, apiSuite, eve } from '../../support/api.js';
import { made, models } from './fixture.js';

apiSuite('models.delete', (test, api) => {
  test('removes a model and tells where its file lies', async () => {
    const model = await made(api, { uri: 's3://m/1', ready: true });
    assert.equal(await api.call('models.delete', { model }), { deleted: true, url: 's3://m/1' });
    assert.is(await api.refusal('models.get_by_id', { model }), '400/201');
    assert.is(await api.refusal('models.delete', { model }), '400/201');
  });

  test('is refused while a task reads the model', async () => {
    const model = await made(api);
    await api.stored({ models: models(['other', model]) });
    await api.stored({ models: models([model]) });
    const { code, subcode, data } = await api.refused('models.delete', { model });
    assert.equal([code, subcode, data], [400, 205, { model, tasks: 2 }]);
    await api.call('models.get_by_id', { model });
  });

  test('with force the tasks that read it keep a mark in its place, and everything else', async () => {
    const model = await made(api);
    const kept = await api.stored({ models: models(['a', model, 'b', model], [model]) });
    const others = await Promise.all(Array.from({ length: 5 }, () => api.stored({ models: models([model]) })));
    await api.call('models.delete', { model, force: true });
    const gone = `__DELETED__${model}`;
    const { input, output } = (await api.read(kept.id)).models;
    assert.equal([input.map((item) => item.model), output.map((item) => item.model)], [['a', gone, 'b', gone], [model]]);
    assert.equal(
      input.map(({ name }) => name),
      ['model 0', 'model 1', 'model 2', 'model 3'],
    );
    for (const { id } of others) assert.is((await api.read(id)).models.input[0]?.model, gone);
  });

  test('marks more tasks than are marked at a time', async () => {
    const model = await made(api);
    const task = await api.stored();
    const readers = Array.from({ length: 120 }, (_, i) => ({ ...task, id: `${model}${i}`, models: models([model]) }));
    await api.services.tasks.collection.insertMany(readers);
    await api.call('models.delete', { model, force: true });
    assert.is(await api.services.tasks.collection.count({ 'models.input.model': model }), 0);
    assert.is(await api.services.tasks.collection.count({ 'models.input.model': `__DELETED__${model}` }), 120);
  });

  test('models of one task deleted at once leave each other’s marks', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => made(api)));
    const task = await api.stored({ models: models([...ids, 'stays']) });
    await Promise.all(ids.map((model) => api.call('models.delete', { model, force: true })));
    assert.equal(
      (await api.read(task.id)).models.input.map(({ model }) => model),
      [...ids.map((id) => `__DELETED__${id}`), 'stays'],
    );
  });

  test('another company’s tasks neither keep it nor are marked', async () => {
    const model = await made(api);
    const foreign = await api.stored({ models: models([model]) }, eve);
    await api.call('models.delete', { model });
    assert.is((await api.read(foreign.id)).models.input[0]?.model, model);
  });

  test('is refused while the task that made it is published, unless forced', async () => {
    const task = await api.taskIn('published');
    const model = await made(api, { task: task.id });
    assert.is(await api.refusal('models.delete', { model }), '400/206');
    assert.is((await api.call('models.delete', { model, force: true })).deleted, true);
    const free = await api.taskIn('completed');
    await api.call('models.delete', { model: await made(api, { task: free.id }) });
  });

  test('who may not', async () => {
    const model = await made(api);
    const open = await made(api, { public: true });
    for (const [request, code, caller] of [
      [{ model, force: true }, '400/201', eve],
      [{ model: open, force: true }, '403/21', ada],
      [{ model: 'no such model' }, '400/201', ada],
      [{}, '400/12', ada],
    ] as const) {
      assert.is(await api.refusal('models.delete', request, caller), code, JSON.stringify(request));
    }
    for (const id of [model, open]) assert.ok(await api.services.models.collection.get(id));
  });

  test('of many at once one finds it', async () => {
    const model = await made(api);
    const settled = await Promise.allSettled(Array.from({ length: 20 }, () => api.call('models.delete', { model })));
    assert.is(settled.filter(({ status }) => status === 'fulfilled').length, 1);
  });
});
