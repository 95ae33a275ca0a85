import * as assert from 'uvu/assert';
import { ada, apiSuite } from '../../support/api.js';
import { made, shown } from './fixture.js';

apiSuite('versions of the model actions', (test, api) => {
  test('metadata can be given before the version that names it', async () => {
    const metadata = { k: { key: 'k', type: 't', value: 'v' } };
    const request = { name: 'a model', uri: 'u', metadata };
    const { id = '' } = await api.call('models.create', request, ada, '2.1');
    assert.equal((await shown(api, id)).metadata, metadata);
    await api.call('models.edit', { model: id, metadata: {} }, ada, '2.1');
    assert.equal((await shown(api, id)).metadata, {});
    assert.is(await api.refusal('models.create', { ...request, metadata: 'x' }, ada, '2.1'), '400/12');
  });

  test('a list scrolls before the version that names it', async () => {
    const id = await made(api);
    for (const action of ['models.get_all', 'models.get_all_ex'] as const) {
      const { models, scroll_id } = await api.call(action, { id: [id], scroll_id: null, size: 1 }, ada, '2.1');
      assert.equal([models?.length, typeof scroll_id], [1, 'string']);
    }
  });

  test('defaults hold in every version', async () => {
    for (const version of ['2.1', '2.12', '2.13', '2.22']) {
      const { id = '' } = await api.call('models.create', { name: 'a model', uri: 'u' }, ada, version);
      const { ready, company } = await shown(api, id, ada, version);
      assert.equal([ready, company], [true, ada.company], version);
    }
  });

  for (const [action, first, before] of [
    ['models.make_public', '2.9', '2.8'],
    ['models.make_private', '2.9', '2.8'],
    ['models.move', '2.12', '2.11'],
    ['models.delete_metadata', '2.13', '2.12'],
  ] as const) {
    test(`${action} is there from ${first} on`, async () => {
      assert.is(await api.refusal(action, {}, ada, before), '404/0');
      assert.is(await api.refusal(action, {}, ada, first), '400/12');
    });
  }
});
