import * as assert from 'uvu/assert';
import { ada, apiSuite, eve } from '../../support/api.js';
import { made, ODD_KEYS, shown } from './fixture.js';

const item = (key: string, value = 'v') => ({ key, type: 'str', value });

apiSuite('metadata of models', (test, api) => {
  test('entries are set one by one, and the others stay', async () => {
    const model = await made(api, { metadata: { a: item('a'), b: item('b') } });
    const metadata = [item('b', 'new'), item('c.d')];
    assert.equal(await api.call('models.add_or_update_metadata', { model, metadata }), { updated: 1 });
    assert.equal((await shown(api, model)).metadata, { a: item('a'), b: item('b', 'new'), 'c.d': item('c.d') });
  });

  test('or all are replaced, also by none', async () => {
    const model = await made(api, { metadata: { a: item('a') } });
    const replace = (metadata: readonly object[]) =>
      api.call('models.add_or_update_metadata', { model, metadata, replace_metadata: true });
    assert.equal(await replace([item('b')]), { updated: 1 });
    assert.equal((await shown(api, model)).metadata, { b: item('b') });
    assert.equal(await replace([]), { updated: 1 });
    assert.equal((await shown(api, model)).metadata, {});
  });

  test('no entries are nothing to do', async () => {
    const model = await made(api);
    const before = await shown(api, model);
    assert.equal(await api.call('models.add_or_update_metadata', { model, metadata: [] }), { updated: 0 });
    assert.equal(await api.call('models.delete_metadata', { model, keys: [] }), { updated: 0 });
    assert.equal(await shown(api, model), before);
  });

  test('entries are removed by their keys; one that is not there is no error', async () => {
    const model = await made(api, { metadata: { 'a.b': item('a.b'), c: item('c') } });
    assert.equal(await api.call('models.delete_metadata', { model, keys: ['a.b', 'nothing'] }), { updated: 1 });
    assert.equal((await shown(api, model)).metadata, { c: item('c') });
    const before = await shown(api, model);
    assert.equal(await api.call('models.delete_metadata', { model, keys: ['nothing', '', ' ', 'a\0b'] }), { updated: 0 });
    assert.equal(await shown(api, model), before);
  });

  test('any key can be set and removed again', async () => {
    const model = await made(api);
    await api.call('models.add_or_update_metadata', { model, metadata: ODD_KEYS.map((key) => item(key)) });
    assert.equal(Object.keys((await shown(api, model)).metadata as object).sort(), [...ODD_KEYS].sort());
    assert.equal(await api.call('models.delete_metadata', { model, keys: ODD_KEYS }), { updated: 1 });
    assert.equal((await shown(api, model)).metadata, {});
  });

  test('writers of different keys lose nothing of each other', async () => {
    const model = await made(api, { metadata: { gone: item('gone') } });
    const keys = Array.from({ length: 50 }, (_, i) => `key ${i}`);
    await Promise.all([
      ...keys.map((key) => api.call('models.add_or_update_metadata', { model, metadata: [item(key)] })),
      api.call('models.delete_metadata', { model, keys: ['gone'] }),
    ]);
    assert.equal(Object.keys((await shown(api, model)).metadata as object).sort(), [...keys].sort());
  });

  test('who may not, and what may not be', async () => {
    const model = await made(api);
    const open = await made(api, { public: true });
    for (const [request, code, caller] of [
      [{ model, metadata: [item('a')] }, '400/201', eve],
      [{ model: open, metadata: [item('a')] }, '403/21', ada],
      [{ model, metadata: [{ type: 't', value: 'v' }] }, '400/12', ada],
      [{ model, metadata: [item(' ')] }, '400/800', ada],
      [{ model, metadata: [item('a\0b')] }, '400/800', ada],
      [{ model, metadata: { a: item('a') } }, '400/12', ada],
      [{ model }, '400/12', ada],
    ] as const) {
      assert.is(await api.refusal('models.add_or_update_metadata', request, caller), code, JSON.stringify(request));
    }
    assert.is(await api.refusal('models.delete_metadata', { model, keys: ['a'] }, eve), '400/201');
    assert.is(await api.refusal('models.delete_metadata', { model: open, keys: ['a'] }), '403/21');
    assert.is(await api.refusal('models.delete_metadata', { model }), '400/12');
    assert.is(await api.refusal('models.delete_metadata', { model, keys: ['a'] }, ada, '2.12'), '404/0');
  });
});
