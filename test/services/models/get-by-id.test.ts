import * as assert from 'uvu/assert';
import { ada, apiSuite, bob, eve } from '../../support/api.js';
import { made, shown } from './fixture.js';

apiSuite('models.get_by_id', (test, api) => {
  test('is for the whole company, and for nobody else', async () => {
    const id = await made(api);
    assert.is((await shown(api, id, bob)).user, ada.user);
    const { code, subcode, message } = await api.refused('models.get_by_id', { model: id }, eve);
    assert.equal([code, subcode, message], [400, 201, `Invalid model id: id=${id}`]);
    assert.is(await api.refusal('models.get_by_id', { model: 'no such model' }), '400/201');
    assert.is(await api.refusal('models.get_by_id', {}), '400/12');
  });

  test('until 2.16 metadata is an empty list', async () => {
    const metadata = { k: { key: 'k', type: 'str', value: 'v' } };
    const id = await made(api, { metadata });
    const at = async (version: string) => (await shown(api, id, ada, version)).metadata;
    assert.equal([await at('2.1'), await at('2.13'), await at('2.16')], [[], [], []]);
    assert.equal([await at('2.17'), await at('2.22')], [metadata, metadata]);
  });
});
