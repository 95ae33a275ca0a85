import * as assert from 'uvu/assert';
import { ada, apiSuite, eve, without } from '../../support/api.js';
import { made, shown } from './fixture.js';

apiSuite('models.edit', (test, api) => {
  test('changes everything its owner may say, and tells what it wrote', async () => {
    const id = await made(api, { labels: { old: 1 }, design: { old: 1 }, metadata: { old: { key: 'old' } } });
    const before = await shown(api, id);
    const said = {
      name: 'renamed',
      uri: 's3://m/2',
      comment: 'c',
      framework: 'torch',
      ready: true,
      task: 'no such task',
      parent: 'no such model',
      project: await api.project(),
      tags: ['b', 'a'],
      system_tags: ['s'],
      labels: { 'a.b': 1 },
      design: { x: 1 },
      ui_cache: { y: 2 },
      metadata: { 'm.n': { key: 'm.n', type: 't', value: 'v' } },
    };
    const { updated, fields } = await api.call('models.edit', { model: id, ...said });
    assert.is(updated, 1);
    assert.equal(without(fields, 'last_update'), { ...said, tags: ['a', 'b'] });
    const after = await shown(api, id);
    assert.equal(after, { ...before, ...fields });
    assert.ok(String(after.last_update) >= String(before.last_update));
  });

  test('what is not said stays', async () => {
    const id = await made(api, { comment: 'c', labels: { cat: 1 }, tags: ['t'] });
    const before = await shown(api, id);
    await api.call('models.edit', { model: id, comment: 'new', framework: null });
    assert.equal(without(await shown(api, id), 'last_update'), { ...without(before, 'last_update'), comment: 'new' });
  });

  test('nothing said is nothing done', async () => {
    const id = await made(api);
    const before = await shown(api, id);
    assert.equal(await api.call('models.edit', { model: id, no_such_field: 1, created: '2020-01-01' }), {
      updated: 0,
      fields: {},
    });
    assert.equal(await shown(api, id), before);
  });

  test('an empty reference goes', async () => {
    const id = await made(api, { project: await api.project(), task: 't1', parent: 'm1' });
    const { fields } = await api.call('models.edit', { model: id, project: '', task: '', parent: '' });
    assert.equal(without(fields, 'last_update'), { project: null, task: null, parent: null });
    const after = await shown(api, id);
    assert.equal([after.project, after.task, after.parent], [undefined, undefined, undefined]);
  });

  test('metadata may come as a list, and is shown as such before 2.17', async () => {
    const id = await made(api);
    const request = { model: id, metadata: [{ key: 'k', type: 't', value: 'v' }] };
    assert.equal((await api.call('models.edit', request, ada, '2.16')).fields?.metadata, []);
    assert.equal((await api.call('models.edit', request)).fields?.metadata, { k: { key: 'k', type: 't', value: 'v' } });
  });

  test('who may not, and what may not be', async () => {
    const id = await made(api);
    const open = await made(api, { public: true });
    for (const [request, code, caller] of [
      [{ model: id, comment: 'x' }, '400/201', eve],
      [{ model: open, comment: 'x' }, '403/21', ada],
      [{ model: 'no such model', comment: 'x' }, '400/201', ada],
      [{ comment: 'x' }, '400/12', ada],
      [{ model: id, project: 'no such project' }, '400/12', ada],
      [{ model: id, project: await api.project({}, eve) }, '400/12', ada],
      [{ model: id, name: 'ab' }, '400/800', ada],
      [{ model: id, tags: ['__$x'] }, '400/16', ada],
      [{ model: id, metadata: [{ value: 'v' }] }, '400/12', ada],
      [{ model: id, labels: { a: 1.5 } }, '400/12', ada],
    ] as const) {
      assert.is(await api.refusal('models.edit', request, caller), code, JSON.stringify(request));
    }
    assert.is((await shown(api, id)).comment, undefined);
  });

  test('a model that goes while it is edited is unknown', async () => {
    const model = await api.model();
    await api.services.models.collection.deleteMany({ id: model.id });
    const outcome = await api.services.models.write(model, { $set: { comment: 'x' } }).catch((error: unknown) => error);
    assert.is((outcome as { subcode?: number }).subcode, 201);
  });
});
