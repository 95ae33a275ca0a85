import * as assert from 'uvu/assert';
import { apiSuite, eve } from '../../support/api.js';
import { made, shown } from './fixture.js';

const EARLIER = new Date(Date.now() - 60_000);

apiSuite('the iteration of a model', (test, api) => {
  for (const action of ['models.edit', 'models.update'] as const) {
    test(`${action} raises that of its task, never lowers it, and counts as a sign of life`, async () => {
      const started = { started: EARLIER, last_update: EARLIER, last_change: EARLIER };
      const task = await api.taskIn('in_progress', { ...started, last_iteration: 4 });
      const model = await made(api, { task: task.id });
      const { updated, fields } = await api.call(action, { model, iteration: 7 });
      assert.is(updated, 1);
      assert.equal(Object.keys(fields ?? {}), ['last_update']);
      const reported = await api.read(task.id);
      assert.is(reported.last_iteration, 7);
      assert.ok(reported.last_update > EARLIER && reported.last_change > EARLIER);
      assert.ok((reported.active_duration ?? 0) >= 59);
      await api.call(action, { model, iteration: 5 });
      assert.is((await api.read(task.id)).last_iteration, 7);
    });

    test(`${action} takes the task that is named rather than the model’s own`, async () => {
      const [own, named] = [await api.stored(), await api.stored()];
      const model = await made(api, { task: own.id });
      await api.call(action, { model, task: named.id, iteration: 3 });
      assert.equal([(await api.read(own.id)).last_iteration, (await api.read(named.id)).last_iteration], [0, 3]);
      assert.is((await shown(api, model)).task, action === 'models.edit' ? named.id : own.id);
    });

    test(`${action} without any task passes it over`, async () => {
      const model = await made(api);
      const before = await shown(api, model);
      assert.equal(await api.call(action, { model, iteration: 3 }), { updated: 0, fields: {} });
      assert.equal(await shown(api, model), before);
    });

    test(`${action} leaves tasks alone that are unknown or another company’s`, async () => {
      const foreign = await api.stored({}, eve);
      const model = await made(api, { task: foreign.id });
      for (const task of [foreign.id, 'no such task']) await api.call(action, { model, task, iteration: 3 });
      assert.is((await api.read(foreign.id)).last_iteration, 0);
    });
  }

  test('a task that is not running keeps its duration', async () => {
    const task = await api.taskIn('completed', { started: EARLIER, active_duration: 5 });
    await api.call('models.edit', { model: await made(api, { task: task.id }), iteration: 3 });
    assert.is((await api.read(task.id)).active_duration, 5);
  });

  test('is noted although the task changes its status meanwhile', async () => {
    const task = await api.stored();
    const model = await made(api, { task: task.id });
    api.afterNextReading(() => api.call('tasks.started', { task: task.id }));
    await api.call('models.edit', { model, iteration: 9 });
    const { status, last_iteration } = await api.read(task.id);
    assert.equal([status, last_iteration], ['in_progress', 9]);
  });

  test('of many at once the highest is kept', async () => {
    const task = await api.stored();
    const model = await made(api, { task: task.id });
    const iterations = Array.from({ length: 50 }, (_, i) => (i * 37) % 50);
    await Promise.all(iterations.map((iteration) => api.call('models.update', { model, iteration })));
    assert.is((await api.read(task.id)).last_iteration, 49);
  });
});
