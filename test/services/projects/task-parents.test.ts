import * as assert from 'uvu/assert';
import { apiSuite, eve, type Fields, newcomer } from '../../support/api.js';
import { tree } from './fixture.js';

apiSuite('projects.get_task_parents', (test, api) => {
  test('lists the tasks that others descend from, each once, by name, with their projects', async () => {
    const nell = newcomer();
    const id = await tree(api, ['home', 'work'], nell);
    const [zoe, abe] = [await api.create({ name: 'zoe', project: id('home') }, nell), await api.create({ name: 'abe' }, nell)];
    for (const parent of [zoe, abe, abe]) await api.create({ parent, project: id('work') }, nell);
    assert.equal(await api.call('projects.get_task_parents', {}, nell), {
      parents: [
        { id: abe, name: 'abe' },
        { id: zoe, name: 'zoe', project: { id: id('home'), name: 'home' } },
      ],
    });
  });

  test('looks in the projects given, and below them unless told not to', async () => {
    const nell = newcomer();
    const id = await tree(api, ['top/below', 'beside'], nell);
    for (const name of ['top', 'top/below', 'beside']) {
      const parent = await api.create({ name: `parent in ${name}` }, nell);
      await api.create({ parent, project: id(name) }, nell);
    }
    const found = async (request: Fields) =>
      (await api.call('projects.get_task_parents', request, nell)).parents?.map(({ name }) => name?.slice('parent in '.length));
    assert.equal(await found({ projects: [id('top')] }), ['top', 'top/below']);
    assert.equal(await found({ projects: [id('top')], include_subprojects: false }), ['top']);
    assert.equal(await found({ projects: [id('top/below'), id('beside')] }), ['beside', 'top/below']);
    assert.equal(await found({ projects: [] }), ['beside', 'top', 'top/below']);
    assert.equal(await found({ projects: ['nosuch'] }), []);
  });

  test('tells archived children from others', async () => {
    const nell = newcomer();
    const [kept, put] = [await api.create({ name: 'kept' }, nell), await api.create({ name: 'put away' }, nell)];
    await api.create({ parent: kept }, nell);
    await api.create({ parent: put, system_tags: ['archived'] }, nell);
    const found = async (request: Fields) =>
      (await api.call('projects.get_task_parents', request, nell)).parents?.map(({ name }) => name);
    assert.equal(await found({ tasks_state: 'active' }), ['kept']);
    assert.equal(await found({ tasks_state: 'archived' }), ['put away']);
    assert.equal(await found({}), ['kept', 'put away']);
    assert.is(await api.refusal('projects.get_task_parents', { tasks_state: 'gone' }), '400/12');
  });

  test('hidden children count only where a project is named', async () => {
    const nell = newcomer();
    const project = await api.project({}, nell);
    const parent = await api.create({}, nell);
    await api.create({ parent, project, system_tags: ['hidden'] }, nell);
    const count = async (request: Fields) => (await api.call('projects.get_task_parents', request, nell)).parents?.length;
    assert.equal([await count({}), await count({ projects: [project] })], [0, 1]);
  });

  test('a parent that is gone, or another company’s, is left out; a public one is not', async () => {
    const nell = newcomer();
    const [gone, open] = [await api.create({}, nell), await api.stored({ name: 'open to all', company: '' }, eve)];
    const foreign = await api.stored({}, eve);
    for (const parent of [gone, open.id, foreign.id]) await api.stored({ parent }, nell);
    await api.stored({ parent: '__DELETED__x' }, nell);
    await api.call('tasks.delete', { task: gone, force: true }, nell);
    const { parents } = await api.call('projects.get_task_parents', {}, nell);
    assert.equal(
      parents?.map(({ id }) => id),
      [open.id],
    );
  });

  test('children of another company do not count', async () => {
    const nell = newcomer();
    const parent = await api.create({}, nell);
    await api.stored({ parent, company: '' }, nell);
    await api.stored({ parent }, eve);
    assert.equal((await api.call('projects.get_task_parents', {}, nell)).parents, []);
  });
});
