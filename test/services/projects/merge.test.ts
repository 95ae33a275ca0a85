import * as assert from 'uvu/assert';
import { ada, apiSuite, eve, newcomer } from '../../support/api.js';
import { misfits, names, tree } from './fixture.js';

apiSuite('projects.merge', (test, api) => {
  const merge = (project: string, destination_project: string, caller = ada) =>
    api.call('projects.merge', { project, destination_project }, caller);

  test('puts what a project holds, and what is below it, into another one', async () => {
    const nell = newcomer();
    const id = await tree(api, ['source/child/leaf', 'source/other', 'destination/own'], nell);
    const own = await api.create({ project: id('source') }, nell);
    const deeper = await api.create({ project: id('source/child/leaf') }, nell);
    const model = await api.model({ project: id('source') }, nell);
    const stranger = await api.create({ project: id('destination/own') }, nell);
    const before = await api.read(own);
    assert.equal(await merge(id('source'), id('destination'), nell), { moved_entities: 2, moved_projects: 3 });
    assert.equal(await names(api, nell), [
      'destination',
      'destination/child',
      'destination/child/leaf',
      'destination/other',
      'destination/own',
    ]);
    assert.equal(await misfits(api, nell), []);
    const after = await api.read(own);
    assert.equal([after.project, after.last_update], [id('destination'), before.last_update]);
    assert.ok(after.last_change >= before.last_change);
    assert.is((await api.services.models.collection.get(model.id))?.project, id('destination'));
    assert.equal(
      [(await api.read(deeper)).project, (await api.read(stranger)).project],
      [id('source/child/leaf'), id('destination/own')],
    );
    assert.is(await api.refusal('projects.get_by_id', { project: id('source') }, nell), '400/401');
  });

  test('an empty project just goes', async () => {
    const nell = newcomer();
    const id = await tree(api, ['nothing in it', 'destination'], nell);
    assert.equal(await merge(id('nothing in it'), id('destination'), nell), { moved_entities: 0, moved_projects: 0 });
    assert.equal(await names(api, nell), ['destination']);
  });

  test('a project can be merged into the one above it', async () => {
    const nell = newcomer();
    const id = await tree(api, ['top/middle/leaf/tip'], nell);
    assert.equal(await merge(id('top/middle'), id('top'), nell), { moved_entities: 0, moved_projects: 2 });
    assert.equal(await names(api, nell), ['top', 'top/leaf', 'top/leaf/tip']);
    assert.equal(await misfits(api, nell), []);
  });

  test('the destination, and the parent of what is gone, note that they changed', async () => {
    const nell = newcomer();
    const id = await tree(api, ['parent/source', 'destination', 'bystander'], nell);
    const { collection } = api.services.projects;
    const past = new Date('2020-01-01');
    await collection.updateMany({ company: nell.company }, { $set: { last_update: past } });
    await merge(id('parent/source'), id('destination'), nell);
    const touched = await collection.find({ company: nell.company, last_update: { $gt: past } }, { sort: [{ path: 'name' }] });
    assert.equal(
      touched.map(({ name }) => name),
      ['destination', 'parent'],
    );
  });

  const world = ['here/sub/leaf', 'here/other', 'there/sub', 'deep/2/3/4/5/6/7/8/9'];

  for (const [what, from, into, code] of [
    ['itself', 'here', 'here', '400/410'],
    ['one below it', 'here', 'here/sub/leaf', '400/412'],
    ['where something below would be too deep', 'here', 'deep/2/3/4/5/6/7/8/9', '400/409'],
    ['where the name of something in it is taken', 'here', 'there', '400/801'],
  ] as const) {
    test(`into ${what}: refused, and nothing is written`, async () => {
      const nell = newcomer();
      const id = await tree(api, world, nell);
      const task = await api.create({ project: id(from) }, nell);
      const all = () => api.services.projects.collection.find({ company: nell.company }, { sort: [{ path: 'id' }] });
      const before = await all();
      assert.is(await api.refusal('projects.merge', { project: id(from), destination_project: id(into) }, nell), code);
      assert.equal(await all(), before);
      assert.is((await api.read(task)).project, id(from));
    });
  }

  test('a child that is called like what goes is in its way', async () => {
    const nell = newcomer();
    const id = await tree(api, ['top/same/same'], nell);
    assert.is(await api.refusal('projects.merge', { project: id('top/same'), destination_project: id('top') }, nell), '400/801');
    assert.equal(await names(api, nell), ['top', 'top/same', 'top/same/same']);
  });

  test('both have to be own projects', async () => {
    const [mine, other, hers] = [await api.project(), await api.project(), await api.project({}, eve)];
    const refusal = (project: unknown, destination_project: unknown) =>
      api.refusal('projects.merge', { project, destination_project });
    assert.is(await refusal(mine, hers), '400/401');
    assert.is(await refusal(hers, mine), '400/401');
    assert.is(await refusal('nosuch', mine), '400/401');
    assert.is(await refusal(mine, undefined), '400/12');
    await api.services.projects.collection.update({ id: other }, { $set: { company: '' } });
    assert.is(await refusal(mine, other), '403/21');
    assert.is(await refusal(other, mine), '403/21');
    assert.is((await api.call('projects.get_by_id', { project: mine })).project?.id, mine);
  });

  test('what comes into the project while it is merged is not left behind', async () => {
    const nell = newcomer();
    const id = await tree(api, ['source', 'destination'], nell);
    const { collection } = api.services.projects;
    const { deleteMany } = collection;
    collection.deleteMany = async (filter) => {
      collection.deleteMany = deleteMany;
      await api.stored({ project: id('source') }, nell);
      await api.project({ name: 'source/late' }, nell);
      return deleteMany.call(collection, filter);
    };
    assert.equal(await merge(id('source'), id('destination'), nell), { moved_entities: 1, moved_projects: 1 });
    assert.is(await api.services.tasks.collection.count({ project: id('destination') }), 1);
    assert.equal(await names(api, nell), ['destination', 'destination/late']);
    assert.equal(await misfits(api, nell), []);
  });
});
