import * as assert from 'uvu/assert';
import { ada, apiSuite, bob, eve, type Fields, newcomer } from '../../support/api.js';
import { tree } from './fixture.js';

apiSuite('projects.get_all_ex', (test, api) => {
  const one = async (project: string, request: Fields = {}, caller = ada) =>
    (await api.call('projects.get_all_ex', { id: [project], ...request }, caller)).projects?.[0];

  test('shows references as objects, and no figures unasked', async () => {
    const id = await tree(api, ['shown/project']);
    const shown = await one(id('shown/project'));
    assert.equal([shown?.company, shown?.user, shown?.parent], [{ id: ada.company }, { id: ada.user }, { id: id('shown') }]);
    assert.equal(Object.keys(shown ?? {}).toSorted(), [
      'basename',
      'company',
      'created',
      'description',
      'featured',
      'id',
      'last_update',
      'name',
      'parent',
      'system_tags',
      'tags',
      'user',
    ]);
  });

  test('follows references where only_fields says so; the path stays a list of ids', async () => {
    const id = await tree(api, ['followed/project']);
    const shown = await one(id('followed/project'), { only_fields: ['name', 'parent.name', 'path'] });
    assert.equal(shown, {
      id: id('followed/project'),
      name: 'followed/project',
      parent: { id: id('followed'), name: 'followed' },
      path: [id('followed')],
    });
  });

  test('gives what the web application asks for', async () => {
    const project = await api.project();
    const shown = await one(project, { only_fields: ['name', 'company', 'parent', 'last_update'] });
    assert.equal(Object.keys(shown ?? {}).toSorted(), ['company', 'id', 'last_update', 'name']);
    const answer = await api.call('projects.get_all_ex', {
      id: [project],
      include_stats: true,
      stats_for_state: 'active',
      check_own_contents: true,
      permission_roots_only: false,
      page: 0,
      page_size: 6,
      order_by: ['featured', '-last_update'],
      include_stats_filter: { system_tags: ['__$not', 'pipeline'], type: ['__$not', 'annotation_manual'] },
    });
    const [{ stats, sub_projects, own_tasks, own_models } = {}] = answer.projects ?? [];
    assert.is(stats?.active?.total_tasks, 0);
    assert.equal([sub_projects, own_tasks, own_models], [[], 0, 0]);
  });

  test('orders by rank, then by the last change', async () => {
    const nell = newcomer();
    const id = await tree(
      api,
      ['old', 'new', 'first', 'featured'].map((name) => `${name} one`),
      nell,
    );
    const { collection } = api.services.projects;
    for (const [i, name] of ['old one', 'new one', 'first one', 'featured one'].entries()) {
      await collection.update({ id: id(name) }, { $set: { last_update: new Date(i + 1), featured: i < 2 ? 9999 : 4 - i } });
    }
    const { projects } = await api.call('projects.get_all_ex', { order_by: ['featured', '-last_update'] }, nell);
    assert.equal(
      projects?.map(({ name }) => name),
      ['featured one', 'first one', 'new one', 'old one'],
    );
    const sort = [{ path: 'featured', emptyLast: true }, { path: 'last_update', descending: true }, { path: 'id' }];
    const { scan, detail } = await collection.explain({ company: nell.company }, { sort, limit: 6 });
    if (api.services.store.engine === 'sqlite') assert.is(scan, false, detail);
  });

  test('a public project has no company, and is shown to all', async () => {
    const project = await api.project();
    await api.call('projects.make_public', { ids: [project] });
    assert.equal((await one(project, {}, eve))?.company, {});
    await api.call('projects.make_private', { ids: [project] });
    assert.is(await one(project, {}, eve), undefined);
  });

  test('counts what a project holds itself', async () => {
    const id = await tree(api, ['holding/below', 'holding nothing']);
    for (const project of [id('holding'), id('holding'), id('holding/below')]) await api.stored({ project });
    await api.stored({ project: id('holding'), system_tags: ['archived'] });
    await api.stored({ project: id('holding') }, eve);
    await api.model({ project: id('holding') });
    const contents = async (project: string) => {
      const { own_tasks, own_models } = (await one(project, { check_own_contents: true })) ?? {};
      return [own_tasks, own_models];
    };
    assert.equal(await contents(id('holding')), [3, 1]);
    assert.equal(await contents(id('holding/below')), [1, 0]);
    assert.equal(await contents(id('holding nothing')), [0, 0]);
  });

  test('finds projects in which somebody, or below which somebody, made tasks', async () => {
    const nell = newcomer();
    const ned = { ...nell, user: 'ned' };
    const id = await tree(api, ['top/middle/leaf', 'another', 'quiet'], nell);
    await api.create({ project: id('top/middle') }, nell);
    await api.create({ project: id('another') }, ned);
    await api.stored({ project: id('quiet') }, eve);
    const found = async (active_users: readonly string[], more: Fields = {}) => {
      const { projects } = await api.call('projects.get_all_ex', { active_users, order_by: ['name'], ...more }, nell);
      return projects?.map(({ name }) => name);
    };
    assert.equal(await found([nell.user]), ['top', 'top/middle']);
    assert.equal(await found(['ned', nell.user]), ['another', 'top', 'top/middle']);
    assert.equal(await found(['ned'], { id: [id('another'), id('quiet')] }), ['another']);
    assert.equal(await found(['ned'], { id: [id('quiet')] }), []);
    assert.equal(await found(['nosuch', bob.user, eve.user]), []);
    assert.equal(await found([]), ['another', 'quiet', 'top', 'top/middle', 'top/middle/leaf']);
  });

  test('tells the size of a dataset as its last updated task noted it', async () => {
    const id = await tree(api, ['data/set', 'no data']);
    const noted = (ds_file_count: unknown, ds_total_size: unknown, last_update: number) =>
      api.stored({ project: id('data/set'), runtime: { ds_file_count, ds_total_size }, last_update: new Date(last_update) });
    await noted(9, 900, 2000);
    await noted(1, 100, 1000);
    await api.stored({ project: id('data/set'), last_update: new Date(3000) });
    await api.stored(
      { project: id('data/set'), runtime: { ds_file_count: 5, ds_total_size: 5 }, last_update: new Date(4000) },
      eve,
    );
    const size = async (project: string) => (await one(project, { include_dataset_stats: true }))?.dataset_stats;
    assert.equal(await size(id('data/set')), { file_count: 9, total_size: 900 });
    assert.equal([await size(id('data')), await size(id('no data'))], [undefined, undefined]);
    await noted('many', 1000, 5000);
    assert.equal(await size(id('data/set')), { total_size: 1000 });
  });
});
