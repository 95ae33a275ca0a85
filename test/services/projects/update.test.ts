import * as assert from 'uvu/assert';
import { ada, apiSuite, eve, newcomer } from '../../support/api.js';

apiSuite('projects.update', (test, api) => {
  const nameOf = async (project: string) => (await api.call('projects.get_by_id', { project })).project?.name;

  test('changes what it is given, and answers it', async () => {
    const project = await api.project({ description: 'old', tags: ['x'] });
    const given = { description: '', tags: ['b', 'a'], system_tags: ['hidden'], default_output_destination: 's3://x' };
    const { updated, fields } = await api.call('projects.update', { project, ...given });
    const { last_update, ...rest } = fields ?? {};
    assert.equal([updated, rest], [1, { ...given, tags: ['a', 'b'] }]);
    const shown = (await api.call('projects.get_by_id', { project })).project;
    assert.equal([shown?.description, shown?.tags, shown?.last_update], ['', ['a', 'b'], last_update]);
  });

  test('does nothing when there is nothing to do', async () => {
    const project = await api.project();
    const before = await api.services.projects.readable(project, ada);
    assert.equal(await api.call('projects.update', { project, bogus: 1, name: null }), { updated: 0, fields: {} });
    assert.equal(await api.services.projects.readable(project, ada), before);
  });

  test('a new name is carried on to everything below, and to nothing else', async () => {
    const leaf = await api.project({ name: 'renaming/middle/leaf' });
    const [top = '', middle = ''] = (await api.services.projects.readable(leaf, ada)).path;
    const beside = await api.project({ name: 'renaming too/leaf' });
    const { fields } = await api.call('projects.update', { project: top, name: ' renamed/ ' });
    assert.equal([fields?.name, fields?.basename], ['renamed', 'renamed']);
    assert.equal(
      [await nameOf(top), await nameOf(middle), await nameOf(leaf)],
      ['renamed', 'renamed/middle', 'renamed/middle/leaf'],
    );
    assert.is(await nameOf(beside), 'renaming too/leaf');
    await api.call('projects.update', { project: middle, name: 'renamed/centre' });
    assert.equal([await nameOf(middle), await nameOf(leaf)], ['renamed/centre', 'renamed/centre/leaf']);
  });

  test('keeps its own name when that is what it is given', async () => {
    const project = await api.project({ name: 'same name' });
    assert.is((await api.call('projects.update', { project, name: 'same name' })).updated, 1);
  });

  for (const [what, name, code] of [
    ['another place in the tree', 'elsewhere/leaf', '400/408'],
    ['a place at the top', 'leaf', '400/408'],
    ['a name that is taken', 'place/taken', '400/801'],
    ['nothing but slashes', '//', '400/407'],
    ['a short top', 'ab', '400/800'],
  ] as const) {
    test(`${what} is refused, and changes nothing`, async () => {
      const nell = newcomer();
      await api.project({ name: 'place/taken' }, nell);
      const project = await api.project({ name: 'place/leaf' }, nell);
      const before = await api.services.projects.readable(project, nell);
      assert.is(await api.refusal('projects.update', { project, name, description: 'new' }, nell), code);
      assert.equal(await api.services.projects.readable(project, nell), before);
    });
  }

  test('another company’s project is as good as not there, a public one nobody’s to change', async () => {
    const project = await api.project();
    assert.is(await api.refusal('projects.update', { project, description: 'x' }, eve), '400/401');
    assert.is(await api.refusal('projects.get_by_id', { project }, eve), '400/401');
    await api.services.projects.collection.update({ id: project }, { $set: { company: '' } });
    assert.is(await api.refusal('projects.update', { project, description: 'x' }), '403/21');
    assert.is((await api.call('projects.get_by_id', { project }, eve)).project?.id, project);
  });
});
