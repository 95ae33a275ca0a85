import * as assert from 'uvu/assert';
import { coreId, mimirSuite } from './fixture.js';

mimirSuite('projects', (test, server) => {
  const projectOf = async (project_id: string): Promise<string | undefined> => {
    const made = await server.made({ project_id });
    assert.is(made.project_id, project_id);
    assert.is((await server.read(made)).project_id, project_id);
    return (await server.api.read(coreId(made))).project;
  };

  const nameOf = async (id = ''): Promise<string | undefined> => (await server.api.services.projects.collection.get(id))?.name;

  test('are made when they are seen first, and found again', async () => {
    const first = await projectOf('proj-1');
    assert.is(await nameOf(first), 'proj-1');
    assert.is(await projectOf('proj-1'), first);
    assert.is.not(await projectOf('proj-2'), first);
  });

  test('are made once, however many ask at the same time', async () => {
    const found = await Promise.all(Array.from({ length: 12 }, () => projectOf('wanted by (all)')));
    assert.is(new Set(found).size, 1);
    assert.is(await nameOf(found[0]), 'wanted by (all)');
  });

  test('that are there already are taken', async () => {
    const { caller } = await server.ann();
    const id = await server.api.project({ name: 'there [already] $1' }, caller);
    assert.is(await projectOf('there [already] $1'), id);
  });

  test('that were renamed stay the same, and those that were deleted are made anew', async () => {
    const { caller } = await server.ann();
    const first = await projectOf('moving');
    await server.api.call('projects.update', { project: first, name: 'moved' }, caller);
    assert.is(await projectOf('moving'), first);
    await server.api.call('projects.delete', { project: first, force: true, delete_contents: true }, caller);
    const second = await projectOf('moving');
    assert.is.not(second, first);
    assert.is(await nameOf(second), 'moving');
  });

  for (const [project_id, name] of [
    ['p', 'Mimir p'],
    ['a/b', 'a_b'],
    ['/', 'Mimir _'],
    ['  ', 'Mimir'],
    ['x'.repeat(300), 'x'.repeat(300)],
    ['ünïcode 项目', 'ünïcode 项目'],
  ] as const) {
    test(`"${project_id.slice(0, 20)}" are called "${name.slice(0, 20)}"`, async () =>
      assert.is(await nameOf(await projectOf(project_id)), name));
  }
});
