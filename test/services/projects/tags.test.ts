import * as assert from 'uvu/assert';
import { ada, apiSuite, eve, type Fields, newcomer } from '../../support/api.js';
import { tree } from './fixture.js';

const KINDS = {
  'projects.get_task_tags': 'stored',
  'projects.get_model_tags': 'model',
} as const;

for (const action of ['projects.get_task_tags', 'projects.get_model_tags'] as const) {
  apiSuite(action, (test, api) => {
    const put = (fields: Fields, caller = ada) => api[KINDS[action]](fields, caller);

    test('lists the tags of the projects and of what is below them, each once, sorted', async () => {
      const nell = newcomer();
      const id = await tree(api, ['top/below', 'beside'], nell);
      await put({ project: id('top'), tags: ['b', 'a'], system_tags: ['s'] }, nell);
      await put({ project: id('top/below'), tags: ['B', 'a'] }, nell);
      await put({ project: id('beside'), tags: ['c'] }, nell);
      await put({ tags: ['nowhere'] }, nell);
      const tags = async (projects: readonly string[]) => (await api.call(action, { projects }, nell)).tags;
      assert.equal(await tags([id('top')]), ['B', 'a', 'b']);
      assert.equal(await tags([id('top/below'), id('beside')]), ['B', 'a', 'c']);
      assert.equal(await tags([]), ['B', 'a', 'b', 'c', 'nowhere']);
      assert.equal(await tags(['nosuch']), []);
    });

    test('and system tags when asked for', async () => {
      const project = await api.project();
      await put({ project, tags: ['t'], system_tags: ['z', 'archived'] });
      assert.equal(await api.call(action, { projects: [project] }), { tags: ['t'] });
      const both = await api.call(action, { projects: [project], include_system: true });
      assert.equal(both, { tags: ['t'], system_tags: ['archived', 'z'] });
    });

    test('of objects with certain tags only', async () => {
      const project = await api.project();
      await put({ project, tags: ['x', 'y'], system_tags: ['archived'] });
      await put({ project, tags: ['x', 'z'] });
      await put({ project, tags: ['w'] });
      const tags = async (filter: Fields) => (await api.call(action, { projects: [project], filter })).tags;
      assert.equal(await tags({ tags: ['x'] }), ['x', 'y', 'z']);
      assert.equal(await tags({ tags: ['-x'] }), ['w']);
      assert.equal(await tags({ system_tags: ['-archived'] }), ['w', 'x', 'z']);
      assert.equal(await tags({ tags: ['__$all', 'x', 'y'], system_tags: ['archived'] }), ['x', 'y']);
      assert.equal(await tags({ tags: [] }), ['w', 'x', 'y', 'z']);
    });

    test('of own objects only, as they are now', async () => {
      const project = await api.project();
      const { id } = await put({ project, tags: ['going'] });
      await put({ project, tags: ['foreign'] }, eve);
      await put({ project, tags: ['open to all'], company: '' });
      assert.equal((await api.call(action, { projects: [project] })).tags, ['going']);
      const { tasks, models } = api.services;
      const update = { $set: { tags: [] } };
      await (KINDS[action] === 'model' ? models.collection.update({ id }, update) : tasks.collection.update({ id }, update));
      assert.equal((await api.call(action, { projects: [project] })).tags, []);
    });
  });
}
