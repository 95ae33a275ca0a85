import * as assert from 'uvu/assert';
import { apiSuite, eve, newcomer } from '../../support/api.js';
import { misfits, names, tree } from './fixture.js';

const LONG_AGO = new Date('2020-01-01');

apiSuite('projects.move', (test, api) => {
  test('takes everything below along, and nothing else', async () => {
    const nell = newcomer();
    const id = await tree(api, ['from/this/leaf/tip', 'from/this one', 'target/place'], nell);
    const task = await api.create({ project: id('from/this/leaf') }, nell);
    const answer = await api.call('projects.move', { project: id('from/this'), new_location: 'target/place' }, nell);
    assert.equal(answer, { moved: 3 });
    assert.equal(await names(api, nell), [
      'from',
      'from/this one',
      'target',
      'target/place',
      'target/place/this',
      'target/place/this/leaf',
      'target/place/this/leaf/tip',
    ]);
    assert.equal(await misfits(api, nell), []);
    assert.is((await api.read(task)).project, id('from/this/leaf'));
    const { projects } = await api.call('projects.get_all', { parent: [id('target')], order_by: ['name'] }, nell);
    assert.is(projects?.length, 4);
  });

  test('makes the place when there is none', async () => {
    const nell = newcomer();
    const id = await tree(api, ['project one'], nell);
    await api.call('projects.move', { project: id('project one'), new_location: ' /new//place/ ' }, nell);
    assert.equal(await names(api, nell), ['new', 'new/place', 'new/place/project one']);
    assert.equal(await misfits(api, nell), []);
  });

  for (const new_location of [undefined, '', '  ', null]) {
    test(`${JSON.stringify(new_location)} is the top level`, async () => {
      const nell = newcomer();
      const id = await tree(api, ['top/middle/leaf'], nell);
      assert.equal(await api.call('projects.move', { project: id('top/middle'), new_location }, nell), { moved: 2 });
      assert.equal(await names(api, nell), ['middle', 'middle/leaf', 'top']);
      assert.equal(await misfits(api, nell), []);
      const { project } = await api.call('projects.get_by_id', { project: id('top/middle') }, nell);
      assert.equal([project?.parent, project?.path, project?.basename], [undefined, [], 'middle']);
    });
  }

  test('the old and the new parent, and the project, note that they changed', async () => {
    const nell = newcomer();
    const id = await tree(api, ['old/project', 'newer', 'bystander'], nell);
    const { collection } = api.services.projects;
    await collection.updateMany({ company: nell.company }, { $set: { last_update: LONG_AGO } });
    await api.call('projects.move', { project: id('old/project'), new_location: 'newer' }, nell);
    const touched = await collection.find(
      { company: nell.company, last_update: { $gt: LONG_AGO } },
      { sort: [{ path: 'name' }] },
    );
    assert.equal(
      touched.map(({ name }) => name),
      ['newer', 'newer/project', 'old'],
    );
  });

  const world = ['here/sub/leaf', 'there/here', 'there/sub', 'deep/2/3/4/5/6/7/8/9', 'abc/c'];

  for (const [what, project, new_location, code] of [
    ['the place where it is', 'here/sub', 'here', '400/410'],
    ['the top level, where it is', 'here', '', '400/410'],
    ['itself', 'here', 'here', '400/411'],
    ['something below itself', 'here', 'here/sub/leaf', '400/411'],
    ['something below itself that is not there yet', 'here', 'here/new/place', '400/411'],
    ['where its name is taken', 'here/sub', 'there', '400/801'],
    ['where its name is taken, in a place that is spelled otherwise', 'here/sub', '/there//', '400/801'],
    ['where something below would be too deep', 'here', 'deep/2/3/4/5/6/7/8', '400/409'],
    ['where it would be too deep itself', 'there/sub', 'deep/2/3/4/5/6/7/8/9/10', '400/409'],
    ['a place too deep to be', 'here', 'deep/2/3/4/5/6/7/8/9/10/11', '400/409'],
    ['nothing but slashes', 'here/sub', '//', '400/407'],
    ['a place with a short name', 'here/sub', 'x', '400/800'],
    ['the top level, which its name is too short for', 'abc/c', '', '400/800'],
  ] as const) {
    test(`to ${what}: refused, and nothing is written`, async () => {
      const nell = newcomer();
      const id = await tree(api, world, nell);
      const before = await api.services.projects.collection.find({ company: nell.company }, { sort: [{ path: 'id' }] });
      assert.is(await api.refusal('projects.move', { project: id(project), new_location }, nell), code);
      const after = await api.services.projects.collection.find({ company: nell.company }, { sort: [{ path: 'id' }] });
      assert.equal(after, before);
    });
  }

  test('as deep as can be is fine', async () => {
    const nell = newcomer();
    const id = await tree(api, world, nell);
    await api.call('projects.move', { project: id('here'), new_location: 'deep/2/3/4/5/6/7' }, nell);
    assert.equal(await misfits(api, nell), []);
  });

  test('a name that is taken by what moves itself is no hindrance', async () => {
    const nell = newcomer();
    const id = await tree(api, ['same/same/same'], nell);
    assert.is(await api.refusal('projects.move', { project: id('same/same') }, nell), '400/801', 'the one above has it');
    await api.call('projects.move', { project: id('same/same'), new_location: 'other' }, nell);
    assert.equal(await names(api, nell), ['other', 'other/same', 'other/same/same', 'same']);
  });

  test('another company’s project is as good as not there, a public one nobody’s to move', async () => {
    const project = await api.project();
    assert.is(await api.refusal('projects.move', { project, new_location: 'mine now' }, eve), '400/401');
    assert.is(await api.refusal('projects.move', { project: 'nosuch' }), '400/401');
    assert.is(await api.refusal('projects.move', { new_location: 'somewhere' }), '400/12');
    await api.services.projects.collection.update({ id: project }, { $set: { company: '' } });
    assert.is(await api.refusal('projects.move', { project, new_location: 'mine now' }), '403/21');
  });

  test('what is below and has become public stays behind with its name', async () => {
    const nell = newcomer();
    const id = await tree(api, ['with/public/leaf', 'target'], nell);
    await api.call('projects.make_public', { ids: [id('with/public')] }, nell);
    await api.call('projects.move', { project: id('with'), new_location: 'target' }, nell);
    assert.equal(await names(api, nell), ['target', 'target/with', 'target/with/public/leaf']);
    assert.is((await api.services.projects.collection.get(id('with/public')))?.name, 'with/public');
    await api.services.projects.collection.deleteMany({ id: id('with/public') });
  });
});
