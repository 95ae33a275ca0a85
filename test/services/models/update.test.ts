import * as assert from 'uvu/assert';
import { ada, apiSuite, without } from '../../support/api.js';
import { made, shown } from './fixture.js';

apiSuite('models.update', (test, api) => {
  test('changes how a model is described and filed', async () => {
    const id = await made(api);
    const said = {
      name: 'renamed',
      uri: 's3://m/2',
      comment: 'c',
      project: await api.project(),
      tags: ['b', 'a'],
      system_tags: ['s'],
      ui_cache: { y: 2 },
      metadata: { k: { key: 'k', type: 't', value: 'v' } },
    };
    const before = await shown(api, id);
    const { updated, fields } = await api.call('models.update', { model: id, ...said, created: '2020-01-02T03:04:05.6Z' });
    assert.is(updated, 1);
    const changed = { ...said, tags: ['a', 'b'], created: '2020-01-02T03:04:05.600000+00:00' };
    assert.equal(without(fields, 'last_update'), changed);
    assert.equal(without(await shown(api, id), 'last_update'), { ...without(before, 'last_update'), ...changed });
  });

  test('what the model is stays, whatever the request says', async () => {
    const id = await made(api, { task: 't1', framework: 'torch', labels: { cat: 1 } });
    const before = await shown(api, id);
    const more = { ready: true, framework: 'x', labels: {}, design: { x: 1 }, task: 't2', parent: 'm1' };
    assert.equal(await api.call('models.update', { model: id, ...more }), { updated: 0, fields: {} });
    assert.equal(await shown(api, id), before);
  });

  test('who may not, and what may not be', async () => {
    const id = await made(api);
    for (const [request, code] of [
      [{ model: id, created: 'yesterday' }, '400/12'],
      [{ model: id, created: 5 }, '400/12'],
      [{ model: id, project: 'no such project' }, '400/12'],
      [{ model: id, name: '' }, '400/800'],
      [{ model: id, system_tags: ['__$x'] }, '400/16'],
      [{ model: await made(api, { public: true }), comment: 'x' }, '403/21'],
      [{ model: 'no such model', comment: 'x' }, '400/201'],
    ] as const) {
      assert.is(await api.refusal('models.update', request, ada), code, JSON.stringify(request));
    }
  });
});
