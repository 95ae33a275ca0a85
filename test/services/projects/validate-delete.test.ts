import * as assert from 'uvu/assert';
import { ada, apiSuite, eve } from '../../support/api.js';
import { tree } from './fixture.js';

apiSuite('projects.validate_delete', (test, api) => {
  test('counts what is in the project and below it, and what of that is not archived', async () => {
    const id = await tree(api, ['counted/below', 'counted beside']);
    for (const name of ['counted', 'counted/below', 'counted beside']) {
      const project = id(name);
      await api.stored({ project });
      await api.stored({ project, system_tags: ['archived'] });
      await api.model({ project, system_tags: ['archived', 'x'] });
    }
    await api.model({ project: id('counted/below') });
    assert.equal(await api.call('projects.validate_delete', { project: id('counted') }), {
      tasks: 4,
      non_archived_tasks: 2,
      models: 3,
      non_archived_models: 1,
    });
    assert.equal((await api.call('projects.validate_delete', { project: id('counted/below') })).tasks, 2);
  });

  test('an empty project holds nothing, and what another company put in does not count', async () => {
    const project = await api.project();
    await api.stored({ project }, eve);
    await api.model({ project }, eve);
    const nothing = { tasks: 0, non_archived_tasks: 0, models: 0, non_archived_models: 0 };
    assert.equal(await api.call('projects.validate_delete', { project }), nothing);
  });

  test('changes nothing, and says what delete will say', async () => {
    const project = await api.project();
    const task = await api.create({ project });
    const before = [await api.read(task), await api.services.projects.readable(project, ada)];
    const { non_archived_tasks } = await api.call('projects.validate_delete', { project });
    assert.equal([await api.read(task), await api.services.projects.readable(project, ada)], before);
    assert.is(non_archived_tasks, 1);
    assert.is(await api.refusal('projects.delete', { project }), '400/402');
  });

  test('the project has to be there', async () => {
    assert.is(await api.refusal('projects.validate_delete', { project: 'nosuch' }), '400/401');
    assert.is(await api.refusal('projects.validate_delete', { project: await api.project() }, eve), '400/401');
    assert.is(await api.refusal('projects.validate_delete', {}), '400/12');
  });
});
