import * as assert from 'uvu/assert';
import { ada, apiSuite, eve, newcomer, without } from '../../support/api.js';

apiSuite('the tree of projects', (test, api) => {
  test('a project makes those of its ancestors that are not there', async () => {
    const nell = newcomer();
    const leaf = await api.project({ name: 'top/middle/leaf', description: 'd', tags: ['b', 'a'] }, nell);
    const { projects } = await api.call('projects.get_all', { order_by: ['name'] }, nell);
    const [top, middle] = projects ?? [];
    assert.equal(
      projects?.map(({ name, basename, parent }) => [name, basename, parent]),
      [
        ['top', 'top', undefined],
        ['top/middle', 'middle', top?.id],
        ['top/middle/leaf', 'leaf', middle?.id],
      ],
    );
    const { project } = await api.call('projects.get_by_id', { project: leaf }, nell);
    assert.equal(without(project, 'created', 'last_update'), {
      id: leaf,
      company: nell.company,
      user: nell.user,
      name: 'top/middle/leaf',
      basename: 'leaf',
      description: 'd',
      tags: ['a', 'b'],
      system_tags: [],
      featured: 9999,
      parent: middle?.id,
      path: [top?.id, middle?.id],
    });
  });

  test('slashes that separate nothing are dropped', async () => {
    const id = await api.project({ name: ' /slashes//inside/ ' });
    const { project } = await api.call('projects.get_by_id', { project: id });
    assert.equal([project?.name, project?.basename], ['slashes/inside', 'inside']);
  });

  test('the name is unique within the company, also in other spellings', async () => {
    await api.project({ name: 'taken/name' });
    for (const name of ['taken/name', '/taken//name/', ' taken/name ']) {
      assert.is(await api.refusal('projects.create', { name }), '400/801', name);
    }
    await api.project({ name: 'taken/name' }, eve);
    await api.project({ name: 'Taken/name' });
  });

  for (const [what, name, code] of [
    ['no name', undefined, '400/11'],
    ['nothing but spaces', '  ', '400/800'],
    ['a short name', 'ab', '400/800'],
    ['a short top', 'ab/cde', '400/800'],
    ['nothing but slashes', ' // ', '400/407'],
    ['eleven parts', 'top/2/3/4/5/6/7/8/9/10/11', '400/409'],
  ] as const) {
    test(`${what} is refused, and makes nothing`, async () => {
      const nell = newcomer();
      assert.is(await api.refusal('projects.create', { name }, nell), code);
      assert.is(await api.services.projects.collection.count({ company: nell.company }), 0);
    });
  }

  test('ten parts are fine, and short ones below the top', async () => {
    await api.project({ name: 'deep/2/3/4/5/6/7/8/9/10' });
  });

  test('of many calls that need the same ancestor at once each gets it', async () => {
    const nell = newcomer();
    const ids = await Promise.all(Array.from({ length: 10 }, (_, i) => api.project({ name: `shared/branch/leaf ${i}` }, nell)));
    const paths = await Promise.all(ids.map(async (id) => (await api.services.projects.readable(id, nell)).path.join()));
    assert.is(new Set(paths).size, 1);
    assert.is(await api.services.projects.collection.count({ company: nell.company }), 12);
  });

  test('is looked at from anywhere: below, directly below, or the top level', async () => {
    const nell = newcomer();
    const leaf = await api.project({ name: 'top/middle/leaf' }, nell);
    const [topId = '', middleId = ''] = (await api.services.projects.readable(leaf, nell)).path;
    const found = async (request: object) => {
      const { projects } = await api.call('projects.get_all', { order_by: ['name'], ...request }, nell);
      return projects?.map(({ basename }) => basename).join(' ');
    };
    assert.is(await found({ parent: [topId] }), 'middle leaf');
    assert.is(await found({ parent: [topId], shallow_search: true }), 'middle');
    assert.is(await found({ parent: [middleId, topId], shallow_search: true }), 'middle leaf');
    assert.is(await found({ shallow_search: true }), 'top');
    assert.equal((await api.services.projects.withDescendants([topId])).toSorted(), [topId, middleId, leaf].toSorted());
    assert.equal(await api.services.projects.withDescendants([]), []);
  });

  test('a reserved tag is refused', async () => {
    assert.is(await api.refusal('projects.create', { name: 'tagged', tags: ['__$x'] }), '400/16');
    const project = await api.project();
    assert.is(await api.refusal('projects.update', { project, system_tags: ['__$x'] }, ada), '400/16');
  });
});
