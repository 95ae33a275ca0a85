import * as assert from 'uvu/assert';
import { ada, apiSuite, eve, type Fields, newcomer } from '../../support/api.js';
import { made } from './fixture.js';

apiSuite('models.get_all', (test, api) => {
  /** Ids of models made one after another by somebody whose company has no others. */
  async function seed(fields: readonly Fields[]): Promise<{ nell: ReturnType<typeof newcomer>; ids: string[] }> {
    const nell = newcomer();
    const ids: string[] = [];
    for (const each of fields) ids.push(await made(api, each, nell));
    // Two can be made within a millisecond, and would then be in no order.
    const moments = ids.map((id, i) => ({ id, created: new Date(Date.UTC(2026, 0, 1) + i) }));
    await Promise.all(moments.map(({ id, created }) => api.services.models.collection.update({ id }, { $set: { created } })));
    return { nell, ids };
  }

  /** Places, in the list of ids, of what a request finds. */
  async function places(request: Fields, ids: readonly string[], caller = ada): Promise<string> {
    const { models } = await api.call('models.get_all', { id: ids, only_fields: ['id'], ...request }, caller);
    return (models ?? []).map(({ id }) => ids.indexOf(id ?? '')).join();
  }

  test('finds own and public models in the order they were made, without what is hidden by default', async () => {
    const { nell, ids } = await seed([{ ui_cache: { x: 1 } }, {}, { public: true }]);
    const foreign = await made(api, {}, eve);
    assert.is(await places({ id: [...ids, foreign] }, ids, nell), '0,1,2');
    const { models } = await api.call('models.get_all', { id: ids }, nell);
    assert.equal(Object.keys(models?.[0] ?? {}).sort(), [
      'company',
      'created',
      'design',
      'id',
      'labels',
      'last_update',
      'metadata',
      'name',
      'ready',
      'system_tags',
      'tags',
      'uri',
      'user',
    ]);
    assert.is(await places({ id: ids }, ids, eve), '2');
  });

  test('by every filter', async () => {
    const [project, other] = [await api.project(), await api.project()];
    const ids = [
      await made(api, { name: 'first one', uri: 's3://a', tags: ['x'], framework: 'torch', comment: 'quick', task: 't1' }),
      await made(api, { name: 'second one', uri: 's3://b', tags: ['x', 'y'], project, parent: 'p1', system_tags: ['archived'] }),
      await made(api, { name: 'third', ready: true, project: other, framework: 'keras', task: 't2' }),
    ];
    for (const [request, found] of [
      [{}, '0,1,2'],
      [{ name: 'one$' }, '0,1'],
      [{ name: '^First' }, ''],
      [{ comment: 'ick' }, '0'],
      [{ user: [ada.user] }, '0,1,2'],
      [{ user: ['nobody'] }, ''],
      [{ project: [project] }, '1'],
      [{ project: [`-${project}`] }, '0,2'],
      [{ project: [null] }, '0'],
      [{ task: ['t1', 't2'] }, '0,2'],
      [{ task: 't1' }, '0'],
      [{ parent: ['p1'] }, '1'],
      [{ framework: ['-torch'] }, '1,2'],
      [{ uri: ['s3://b'] }, '1'],
      [{ tags: ['__$all', 'x', 'y'] }, '1'],
      [{ tags: ['x', '-y'] }, '0,1,2'],
      [{ system_tags: ['__$not', 'archived'] }, '0,2'],
      [{ ready: true }, '2'],
      [{ ready: false }, '0,1'],
      [{ ready: null }, '0,1,2'],
      [{ tags: [], name: '', project: [] }, '0,1,2'],
      [{ company: 'x', created: 'x', no_such_filter: ['x'], last_update: ['x'] }, '0,1,2'],
    ] as const) {
      assert.is(await places(request, ids), found, JSON.stringify(request));
    }
  });

  test('takes in what lies below the projects when asked to', async () => {
    const project = await api.project({ name: 'tree of models' });
    const below = await api.project({ name: 'tree of models/branch/leaf' });
    const ids = [await made(api, { project }), await made(api, { project: below }), await made(api)];
    assert.is(await places({ project: [project] }, ids), '0');
    assert.is(await places({ project: [project], include_subprojects: true }, ids), '0,1');
    assert.is(await places({ project: [`-${project}`], include_subprojects: true }, ids), '2');
  });

  test('counts labels on demand, whatever fields are asked for', async () => {
    const ids = [await made(api, { labels: { a: 1, b: 2 } }), await made(api)];
    const ask = async (request: Fields) => (await api.call('models.get_all', { id: ids, ...request })).models;
    const stats = [{ stats: { labels_count: 2 } }, { stats: { labels_count: 0 } }];
    assert.equal(
      await ask({ include_stats: true, only_fields: ['uri'] }),
      stats.map((each) => ({ uri: 's3://models/1', ...each })),
    );
    assert.equal(
      (await ask({ include_stats: true }))?.map((model) => model.stats),
      stats.map((each) => each.stats),
    );
    assert.equal(
      (await ask({}))?.map((model) => model.stats),
      [undefined, undefined],
    );
  });

  test('until 2.16 metadata is an empty list, where it is asked for', async () => {
    const id = await made(api, { metadata: { k: { key: 'k', value: 'v' } } });
    const ask = async (only_fields: string[], version: string) =>
      (await api.call('models.get_all', { id: [id], only_fields }, ada, version)).models?.[0];
    assert.equal(await ask(['metadata'], '2.16'), { metadata: [] });
    assert.equal(await ask(['name'], '2.16'), { name: 'a model' });
    assert.equal(await ask(['metadata'], '2.17'), { metadata: { k: { key: 'k', value: 'v' } } });
  });

  test('pages and orders', async () => {
    const { nell, ids } = await seed([{ name: 'ccc' }, { name: 'aaa' }, { name: 'bbb' }]);
    assert.is(await places({ order_by: ['name'] }, ids, nell), '1,2,0');
    assert.is(await places({ order_by: ['-name'], page: 1, page_size: 2 }, ids, nell), '1');
    assert.is(await api.refusal('models.get_all', { order_by: ['no_such_field'] }), '400/14');
    assert.is(await api.refusal('models.get_all', { only_fields: ['project.name'] }), '400/14');
    assert.is(await api.refusal('models.get_all', { name: '(' }), '400/21');
    assert.is(await api.refusal('models.get_all', { page: -1 }), '400/12');
  });

  test('answers as clients use it: the newest of a project', async () => {
    const { nell, ids } = await seed([{}, {}, { system_tags: ['archived'] }]);
    const request = { system_tags: ['__$not', 'archived'], order_by: ['-created'], page: 0, page_size: 1, method: 'get' };
    assert.is(await places(request, ids, nell), '1');
  });

  test('scrolls, also from a start that is null, until nothing is left', async () => {
    const { nell, ids } = await seed([{}, {}, {}, {}, {}]);
    const step = async (request: Fields) => {
      const { models, scroll_id } = await api.call('models.get_all', { id: ids, size: 2, ...request }, nell);
      return { found: models?.map(({ id }) => ids.indexOf(id ?? '')).join(), scroll_id };
    };
    const first = await step({ scroll_id: null });
    const { scroll_id } = first;
    assert.equal([first.found, (await step({ scroll_id })).found], ['0,1', '2,3']);
    assert.equal([(await step({ scroll_id })).found, (await step({ scroll_id })).found], ['4', '']);
    assert.is((await step({ scroll_id, refresh_scroll: true })).found, '0,1,2,3,4');
    assert.is((await step({ scroll_id: 'unknown' })).found, '0,1');
    assert.is((await step({})).scroll_id, undefined);
    assert.is(await api.refusal('models.get_all', { scroll_id: null }, nell), '400/12');
  });

  test('a page in the usual orders is read by an index', async () => {
    const { collection } = api.services.models;
    for (const path of ['last_update', 'created', 'name']) {
      for (const descending of [false, true]) {
        const sort = [{ path, ...(descending && { descending }) }, { path: 'id' }];
        const plan = await collection.explain({ company: ada.company }, { sort, limit: 50 });
        assert.is(plan.scan, false, `${path}: ${plan.detail}`);
      }
    }
    for (const filter of [{ task: 't' }, { project: 'p' }, { parent: 'm' }, { company: ada.company, uri: { $in: ['u'] } }]) {
      assert.is((await collection.explain(filter)).scan, false, JSON.stringify(filter));
    }
  });
});
