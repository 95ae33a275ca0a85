import * as assert from 'uvu/assert';
import { ada, apiSuite, bob, eve } from '../../support/api.js';
import { made, shown } from './fixture.js';

apiSuite('public models', (test, api) => {
  test('are everybody’s to read, and can be taken back by their company alone', async () => {
    const ids = [await made(api), await made(api, {}, bob)];
    assert.equal(await api.call('models.make_public', { ids }), { updated: 2 });
    for (const id of ids) {
      assert.is((await shown(api, id, eve)).company, '');
      assert.is(await api.refusal('models.edit', { model: id, comment: 'x' }), '403/21');
    }
    assert.is(await api.refusal('models.make_private', { ids }, eve), '400/201');
    assert.equal(await api.call('models.make_private', { ids }, bob), { updated: 2 });
    for (const id of ids) {
      const model = await shown(api, id);
      assert.equal([model.company, model.company_origin], [ada.company, undefined]);
      assert.is(await api.refusal('models.get_by_id', { model: id }, eve), '400/201');
    }
  });

  test('all or none', async () => {
    const mine = await made(api);
    const foreign = await made(api, {}, eve);
    for (const [ids, missing] of [
      [[mine, 'none'], ['none']],
      [[foreign, mine], [foreign]],
      [[mine, mine], []],
    ] as const) {
      const { code, subcode, data } = await api.refused('models.make_public', { ids });
      assert.equal([code, subcode, data.ids], [400, 201, missing]);
    }
    assert.is((await shown(api, mine)).company, ada.company);
    await api.call('models.make_public', { ids: [mine] });
    assert.is(await api.refusal('models.make_public', { ids: [mine] }), '400/201');
    assert.is(await api.refusal('models.make_private', { ids: [mine, 'none'] }), '400/201');
    assert.is((await shown(api, mine)).company, '');
    assert.is(await api.refusal('models.make_public', { ids: [] }), '400/12');
    assert.is(await api.refusal('models.make_private', {}), '400/12');
  });

  test('can be the input of anybody’s task', async () => {
    const model = await made(api);
    const task = { name: 'a task', type: 'training', models: { input: [{ name: 'in', model }] } };
    assert.is(await api.refusal('tasks.create', task, eve), '400/201');
    await api.call('models.make_public', { ids: [model] });
    await api.create({ models: { input: [{ name: 'in', model }] } }, eve);
  });
});
