import * as assert from 'uvu/assert';
import { ada, apiSuite, eve, without } from '../../support/api.js';
import { made, mapOf, ODD_KEYS, shown } from './fixture.js';

apiSuite('models.create', (test, api) => {
  test('a fresh model is ready, and shows all its lists and maps', async () => {
    const project = await api.project();
    const answer = await api.call('models.create', { name: '  my model ', uri: 's3://m/1', project });
    assert.equal(Object.keys(answer).sort(), ['created', 'id']);
    assert.is(answer.created, true);
    const model = await shown(api, answer.id ?? '');
    assert.equal(without(model, 'created', 'last_update'), {
      id: answer.id,
      company: ada.company,
      user: ada.user,
      name: 'my model',
      uri: 's3://m/1',
      project,
      ready: true,
      tags: [],
      system_tags: [],
      design: {},
      labels: {},
      metadata: {},
    });
    assert.match(String(model.created), /^\d{4}-.*\+00:00$/);
    assert.is(model.created, model.last_update);
  });

  test('everything that may be said is kept', async () => {
    const said = {
      name: 'all of it',
      uri: '',
      ready: false,
      comment: 'c',
      framework: 'torch',
      task: 'no such task',
      parent: 'no such model',
      project: await api.project(),
      tags: ['b', 'a', 'b'],
      system_tags: ['s'],
      labels: { cat: 1, dog: 2 },
      design: { layers: [{ units: 3 }] },
      ui_cache: { open: true },
      metadata: { k: { key: 'k', type: 'int', value: '1' } },
    };
    const model = await shown(api, await made(api, said));
    assert.equal(without(model, 'id', 'company', 'user', 'created', 'last_update'), { ...said, tags: ['a', 'b', 'b'] });
  });

  test('metadata may come as a list of its entries; of two with one key the later counts', async () => {
    const metadata = [
      { key: 'k', type: 'str', value: 'first' },
      { key: 'other', value: 'o' },
      { key: 'k', value: 'second' },
    ];
    const model = await shown(api, await made(api, { metadata }));
    assert.equal(model.metadata, { k: { key: 'k', value: 'second' }, other: { key: 'other', value: 'o' } });
  });

  test('keys of maps may be called anything', async () => {
    const sent = {
      labels: mapOf(ODD_KEYS, (_, place) => place),
      metadata: mapOf(ODD_KEYS, (key) => ({ key, type: 't', value: key })),
      design: mapOf(ODD_KEYS, (key) => ({ [key]: key })),
      ui_cache: mapOf(ODD_KEYS, (key) => [key]),
    };
    const model = await shown(api, await made(api, sent));
    for (const [name, value] of Object.entries(sent)) {
      assert.is(JSON.stringify(sorted(model[name])), JSON.stringify(sorted(value)), name);
    }
    assert.is(({} as Record<string, unknown>).key, undefined);
  });

  test('an empty reference is none', async () => {
    const model = await shown(api, await made(api, { project: '', task: '', parent: '' }));
    assert.equal([model.project, model.task, model.parent], [undefined, undefined, undefined]);
  });

  test('a public one is everybody’s to read and nobody’s to change', async () => {
    const id = await made(api, { public: true });
    assert.is((await shown(api, id, eve)).company, '');
    assert.is((await shown(api, id)).company_origin, ada.company);
    assert.is(await api.refusal('models.edit', { model: id, comment: 'mine' }), '403/21');
    assert.equal(await api.call('models.make_private', { ids: [id] }), { updated: 1 });
    assert.is(await api.refusal('models.get_by_id', { model: id }, eve), '400/201');
  });

  test('only an own project will do, and the refusal is 400/12', async () => {
    const foreign = await api.project({}, eve);
    const open = await api.project();
    await api.services.projects.collection.update({ id: open }, { $set: { company: '', company_origin: ada.company } });
    for (const project of [foreign, open, 'no such project']) {
      assert.is(await api.refusal('models.create', { name: 'model', uri: 'u', project }), '400/12', project);
    }
  });

  for (const [what, fields, code] of [
    ['no name', { name: undefined }, '400/12'],
    ['no uri', { uri: undefined }, '400/12'],
    ['a short name', { name: ' ab ' }, '400/800'],
    ['a reserved tag', { tags: ['__$not'] }, '400/16'],
    ['a reserved system tag', { system_tags: ['x', '__$x'] }, '400/16'],
    ['labels that are no numbers', { labels: { a: 'x' } }, '400/12'],
    ['a label without a name', { labels: { ' ': 1 } }, '400/800'],
    ['metadata whose name is white space', { metadata: { ' ': { key: 'k' } } }, '400/800'],
    ['an entry of a metadata list without a key', { metadata: [{ type: 't', value: 'v' }] }, '400/12'],
    ['metadata that is a text', { metadata: 'x' }, '400/12'],
    ['a NUL in a name within the design', { design: { a: [{ 'b\0': 1 }] } }, '400/800'],
    ['a NUL in a name within the cache', { ui_cache: { 'b\0': 1 } }, '400/800'],
    ['a design that is a list', { design: [] }, '400/12'],
    ['a flag that is a text', { ready: 'yes' }, '400/12'],
  ] as const) {
    test(`${what} is refused, and nothing is made`, async () => {
      const before = await api.services.models.collection.count({});
      assert.is(await api.refusal('models.create', { name: 'model', uri: 'u', ...fields }), code);
      assert.is(await api.services.models.collection.count({}), before);
    });
  }
});

function sorted(value: unknown): unknown {
  return Object.entries(value as object).sort(([a], [b]) => (a < b ? -1 : 1));
}
