import * as assert from 'uvu/assert';
import { ApiError } from '../../../src/rpc/index.js';
import { apiSuite } from '../../support/api.js';
import { made, models, shown } from './fixture.js';

apiSuite('models that many change at once', (test, api) => {
  test('edits of different fields all stay', async () => {
    const model = await made(api);
    const edits = { name: 'renamed', uri: 'u', comment: 'c', framework: 'f', tags: ['t'], labels: { a: 1 }, design: { d: 1 } };
    await Promise.all(Object.entries(edits).map(([field, value]) => api.call('models.edit', { model, [field]: value })));
    assert.equal(await shown(api, model), { ...(await shown(api, model)), ...edits });
  });

  test('archiving and tagging leave each other alone', async () => {
    const model = await made(api, { tags: ['t'] });
    const calls = Array.from({ length: 20 }, (_, i) =>
      i % 2 === 0 ? api.call('models.archive_many', { ids: [model] }) : api.call('models.edit', { model, tags: [`t${i}`] }),
    );
    await Promise.all(calls);
    const { tags, system_tags } = await shown(api, model);
    assert.equal([(tags as string[]).length, system_tags], [1, ['archived']]);
  });

  test('a call about a model that is removed meanwhile says so, and brings nothing back', async () => {
    const model = await made(api);
    const settled = await Promise.allSettled([
      api.call('models.delete', { model }),
      ...Array.from({ length: 20 }, (_, i) => api.call('models.edit', { model, comment: `${i}` })),
      api.call('models.set_ready', { model }),
      api.call('models.add_or_update_metadata', { model, metadata: [{ key: 'k' }] }),
    ]);
    assert.is(settled[0]?.status, 'fulfilled');
    for (const outcome of settled) {
      if (outcome.status === 'fulfilled') continue;
      assert.instance(outcome.reason, ApiError);
      assert.is(outcome.reason.subcode, 201);
    }
    assert.is(await api.services.models.collection.get(model), undefined);
  });

  test('one that goes while a task’s list of models changes leaves the right marks', async () => {
    const [gone, stays] = [await made(api), await made(api)];
    const task = await api.stored({ models: models([stays, gone]) });
    await Promise.all([
      api.call('models.delete', { model: gone, force: true }),
      ...Array.from({ length: 10 }, (_, i) =>
        api.call('tasks.add_or_update_model', { task: task.id, name: `further ${i}`, model: stays, type: 'input' }),
      ),
    ]);
    const { input } = (await api.read(task.id)).models;
    assert.equal(
      input.slice(0, 2).map(({ model }) => model),
      [stays, `__DELETED__${gone}`],
    );
    assert.is(input.filter(({ model }) => model === stays).length, 11);
  });

  test('public or not, but never in between', async () => {
    const ids = [await made(api), await made(api), await made(api)];
    const settled = await Promise.allSettled(Array.from({ length: 10 }, () => api.call('models.make_public', { ids })));
    assert.ok(settled.some(({ status }) => status === 'fulfilled'));
    for (const id of ids) assert.is((await shown(api, id)).company, '');
    assert.equal(await api.call('models.make_private', { ids }), { updated: 3 });
  });
});
