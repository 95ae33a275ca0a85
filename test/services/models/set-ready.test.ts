import * as assert from 'uvu/assert';
import { ApiError } from '../../../src/rpc/index.js';
import { ada, apiSuite, eve } from '../../support/api.js';
import { made, models, shown } from './fixture.js';

apiSuite('models.set_ready', (test, api) => {
  const ready = async (model: string) => (await api.services.models.collection.get(model))?.ready;

  test('makes a draft ready, once', async () => {
    const model = await made(api);
    const before = await shown(api, model);
    assert.equal(await api.call('models.set_ready', { model }), { updated: 1, fields: {} });
    const after = await shown(api, model);
    assert.is(after.ready, true);
    assert.ok(String(after.last_update) >= String(before.last_update));
    assert.is(await api.refusal('models.set_ready', { model }), '400/203');
  });

  test('publishes the task that made it, and no other model of that task', async () => {
    const other = await made(api);
    const task = await api.taskIn('completed', { models: models([], [other]) });
    const model = await made(api, { task: task.id });
    const { updated, fields, published_task } = await api.call('models.set_ready', { model });
    assert.equal([updated, fields, published_task?.id], [1, {}, task.id]);
    assert.equal([published_task?.data?.updated, published_task?.data?.fields?.status], [1, 'published']);
    assert.is((await api.read(task.id)).status, 'published');
    assert.equal([await ready(model), await ready(other)], [true, false]);
  });

  test('leaves the task alone when told so, or when it is published already', async () => {
    const task = await api.taskIn('completed');
    const model = await made(api, { task: task.id });
    assert.equal(await api.call('models.set_ready', { model, publish_task: false }), { updated: 1, fields: {} });
    assert.is((await api.read(task.id)).status, 'completed');
    const published = await api.taskIn('published');
    const second = await made(api, { task: published.id });
    assert.equal(await api.call('models.set_ready', { model: second }), { updated: 1, fields: {} });
  });

  test('does not mind a task that is gone or another company’s', async () => {
    const foreign = await api.taskIn('completed', {}, eve);
    for (const task of ['no such task', foreign.id]) {
      assert.equal(await api.call('models.set_ready', { model: await made(api, { task }) }), { updated: 1, fields: {} });
    }
    assert.is((await api.read(foreign.id)).status, 'completed');
  });

  test('fails with the task when that cannot be published, unless forced', async () => {
    const task = await api.taskIn('in_progress');
    const model = await made(api, { task: task.id });
    assert.is(await api.refusal('models.set_ready', { model }), '400/110');
    assert.equal([await ready(model), (await api.read(task.id)).status], [false, 'in_progress']);
    const { published_task } = await api.call('models.set_ready', { model, force_publish_task: true });
    assert.is(published_task?.id, task.id);
    assert.equal([await ready(model), (await api.read(task.id)).status], [true, 'published']);
  });

  test('fails when somebody else changes the task meanwhile', async () => {
    const task = await api.taskIn('completed');
    const model = await made(api, { task: task.id });
    api.afterNextReading(() => api.call('tasks.reset', { task: task.id, delete_output_models: false }));
    assert.is(await api.refusal('models.set_ready', { model }), '400/121');
    assert.is(await ready(model), false);
  });

  test('can be repeated when it ended between the task and the model', async () => {
    const task = await api.taskIn('completed');
    const model = await made(api, { task: task.id });
    await api.call('tasks.publish', { task: task.id, publish_model: false });
    assert.equal(await api.call('models.set_ready', { model }), { updated: 1, fields: {} });
    assert.is(await ready(model), true);
  });

  test('of many at once one wins', async () => {
    const task = await api.taskIn('completed');
    const model = await made(api, { task: task.id });
    const settled = await Promise.allSettled(Array.from({ length: 30 }, () => api.call('models.set_ready', { model })));
    const refused = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    assert.is(settled.length - refused.length, 1);
    for (const error of refused) {
      assert.instance(error, ApiError);
      assert.ok([203, 110, 121].includes(error.subcode), String(error));
    }
    assert.equal([await ready(model), (await api.read(task.id)).status], [true, 'published']);
  });

  test('who may not', async () => {
    const model = await made(api);
    const open = await made(api, { public: true });
    for (const [request, code, caller] of [
      [{ model }, '400/201', eve],
      [{ model: 'no such model' }, '400/201', ada],
      [{ model: open }, '403/21', ada],
      [{}, '400/12', ada],
    ] as const) {
      assert.is(await api.refusal('models.set_ready', request, caller), code, JSON.stringify(request));
    }
    assert.equal([await ready(model), await ready(open)], [false, false]);
  });
});
