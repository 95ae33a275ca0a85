import * as assert from 'uvu/assert';
import type { ActionName } from '../../../src/generated/index.js';
import { ada, apiSuite, bob, eve, type Fields } from '../../support/api.js';
import { made } from './fixture.js';

/** Every action that changes one model, and how it is asked to. */
const writes: readonly (readonly [ActionName, (model: string) => Fields])[] = [
  ['models.edit', (model) => ({ model, comment: 'x' })],
  ['models.update', (model) => ({ model, comment: 'x' })],
  ['models.set_ready', (model) => ({ model })],
  ['models.delete', (model) => ({ model, force: true })],
  ['models.add_or_update_metadata', (model) => ({ model, metadata: [{ key: 'k' }] })],
  ['models.delete_metadata', (model) => ({ model, keys: ['k'] })],
];

/** Those that take many. */
const batches = ['publish_many', 'archive_many', 'unarchive_many', 'delete_many'] as const;

apiSuite('whose models', (test, api) => {
  const stored = (id: string) => api.services.models.collection.get(id);

  for (const [action, request] of writes) {
    test(`${action}: another company’s is unknown, a public one closed to all, a colleague’s open`, async () => {
      const [own, open] = [await made(api, { metadata: { k: { key: 'k' } } }), await made(api, { public: true })];
      const before = [await stored(own), await stored(open)];
      assert.is(await api.refusal(action, request(own), eve), '400/201');
      for (const caller of [ada, bob, eve]) assert.is(await api.refusal(action, request(open), caller), '403/21');
      assert.equal([await stored(own), await stored(open)], before);
      await api.call(action, request(own), bob);
      assert.not.equal(await stored(own), before[0]);
    });
  }

  for (const action of batches) {
    test(`models.${action}: the same, each by itself`, async () => {
      const ids = [await made(api), await made(api, { public: true })];
      const before = await Promise.all(ids.map(stored));
      const { succeeded, failed } = await api.call(`models.${action}`, { ids, force: true }, eve);
      assert.equal(
        [succeeded, failed?.map(({ error }) => error?.codes)],
        [
          [],
          [
            [400, 201],
            [403, 21],
          ],
        ],
      );
      assert.equal(await Promise.all(ids.map(stored)), before);
      assert.is((await api.call(`models.${action}`, { ids, force: true }, bob)).succeeded?.length, 1);
    });
  }

  test('an answer about another company’s model is that about none', async () => {
    const own = await made(api);
    for (const [action, request] of writes) {
      const refused = async (id: string) => (await api.refused(action, request(id), eve)).message.replace(id, '<id>');
      assert.is(await refused(own), await refused('no-such-model'), action);
    }
  });
});
