import * as assert from 'uvu/assert';
import { importPath, mlwSuite, newImport, TASKS } from './fixture.js';

const notFound = (id: string) => [404, `Project with id '${id}' not found.`, 'Project not found'];

mlwSuite('projects', (test, server) => {
  test('one that is not there is refused, one of another company too', async () => {
    const [ann, bea] = [await server.ann(), await server.ann()];
    for (const id of ['1601283001_Project', bea.project, 'a'.repeat(32), '-nothing', `-${bea.project}`, '__$not', '__$all']) {
      assert.equal(await server.refused(ann, 'POST', importPath(id), newImport()), notFound(id));
    }
  });

  test('one that was moved here is known by the id it brought along, and shown by it', async () => {
    const ann = await server.ann();
    const id = '1601283001_Project';
    await server.api.call('projects.update', { project: ann.project, system_tags: [`mlw:${id}`] }, ann.caller);
    const made = await server.good(ann, 'POST', importPath(id), newImport({ fileName: 'moved' }));
    assert.equal([made.projectID, made.projectName], [id, 'ExampleProject']);
    const { projectID, fileName } = made.individualTasks[0] ?? {};
    assert.equal([projectID, fileName], [id, `./MLW/${id}/Data/moved.csv`]);
    await server.good(ann, 'POST', importPath(ann.project), newImport());
  });

  test('an id that is brought along counts in its company alone', async () => {
    const [ann, bea] = [await server.ann(), await server.ann()];
    await server.api.call('projects.update', { project: bea.project, system_tags: ['mlw:p1'] }, bea.caller);
    assert.equal(await server.refused(ann, 'POST', importPath('p1'), newImport()), notFound('p1'));
  });

  test('a task is shown in the project that it was moved to in the core', async () => {
    const ann = await server.ann();
    const made = await server.imported(ann);
    const project = await server.api.project({ name: 'Elsewhere' }, ann.caller);
    await server.api.call('tasks.move', { ids: [made.id], project }, ann.caller);
    const { projectID, projectName } = await server.parent(ann, made.id);
    assert.equal([projectID, projectName], [project, 'Elsewhere']);
  });

  test('a task without one shows empty texts', async () => {
    const ann = await server.ann();
    const { id } = await server.imported(ann);
    await server.api.services.tasks.collection.update({ id }, { $unset: { project: true } });
    const { data } = await server.good<{ data: readonly { projectID: string; projectName: string }[] }>(ann, 'GET', TASKS);
    assert.equal([data[0]?.projectID, data[0]?.projectName], ['', '']);
  });
});
