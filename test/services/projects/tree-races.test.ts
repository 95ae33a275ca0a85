import * as assert from 'uvu/assert';
import { ApiError } from '../../../src/rpc/index.js';
import { apiSuite, newcomer } from '../../support/api.js';
import { beforeNextWrite, misfits, names, projectsOf, tree } from './fixture.js';

apiSuite('changing the tree at the same time', (test, api) => {
  async function refusals(calls: readonly Promise<unknown>[]): Promise<number[]> {
    const outcomes = await Promise.allSettled(calls);
    return outcomes.flatMap((outcome) => {
      if (outcome.status === 'fulfilled') return [];
      if (!(outcome.reason instanceof ApiError) || outcome.reason.code === 500) throw outcome.reason;
      return [outcome.reason.subcode];
    });
  }

  test('a project that is moved to several places ends up whole in one of them', async () => {
    const nell = newcomer();
    const id = await tree(api, ['start/project/child/leaf', 'start/project/other', 'place 1', 'place 2', 'place 3'], nell);
    const project = id('start/project');
    const moves = [1, 2, 3].map((i) => api.call('projects.move', { project, new_location: `place ${i}` }, nell));
    assert.equal(await refusals(moves), []);
    assert.equal(await misfits(api, nell), []);
    assert.is((await projectsOf(api, nell)).length, 8);
  });

  test('moving, renaming and moving what is below it leave a whole tree', async () => {
    const nell = newcomer();
    const id = await tree(api, ['start/project/child/leaf', 'target', 'other place'], nell);
    await refusals([
      api.call('projects.move', { project: id('start/project'), new_location: 'target' }, nell),
      api.call('projects.move', { project: id('start/project/child'), new_location: 'other place' }, nell),
      api.call('projects.update', { project: id('start'), name: 'started' }, nell),
      api.call('projects.update', { project: id('target'), name: 'targeted' }, nell),
    ]);
    assert.equal(await misfits(api, nell), []);
    assert.is((await api.services.projects.collection.get(id('start/project/child')))?.name, 'other place/child');
  });

  test('of several that want one name one gets it', async () => {
    const nell = newcomer();
    const id = await tree(api, ['one/same/leaf', 'two/same/leaf', 'three/same/leaf', 'target'], nell);
    const moves = ['one', 'two', 'three'].map((from) =>
      api.call('projects.move', { project: id(`${from}/same`), new_location: 'target' }, nell),
    );
    assert.equal(await refusals(moves), [801, 801]);
    assert.equal(await misfits(api, nell), []);
    assert.is((await names(api, nell)).filter((name) => name.startsWith('target/same')).length, 2);
  });

  test('what is below and was moved elsewhere in between is not taken along', async () => {
    const nell = newcomer();
    const id = await tree(api, ['start/project/child/leaf', 'target', 'elsewhere'], nell);
    const child = id('start/project/child');
    beforeNextWrite(api, child, () => api.call('projects.move', { project: child, new_location: 'elsewhere' }, nell));
    await api.call('projects.move', { project: id('start/project'), new_location: 'target' }, nell);
    assert.equal(await names(api, nell), [
      'elsewhere',
      'elsewhere/child',
      'elsewhere/child/leaf',
      'start',
      'target',
      'target/project',
    ]);
    assert.equal(await misfits(api, nell), []);
  });

  test('a project that was moved in between is looked at again before it is renamed', async () => {
    const nell = newcomer();
    const id = await tree(api, ['start/project/child', 'target'], nell);
    const project = id('start/project');
    beforeNextWrite(api, project, () => api.call('projects.move', { project, new_location: 'target' }, nell));
    assert.is(await api.refusal('projects.update', { project, name: 'start/renamed' }, nell), '400/408');
    assert.equal(await names(api, nell), ['start', 'target', 'target/project', 'target/project/child']);
    assert.equal(await misfits(api, nell), []);
  });

  test('a project follows its new parent that was renamed in between', async () => {
    const nell = newcomer();
    const id = await tree(api, ['start/project/child', 'target'], nell);
    const rename = () => api.call('projects.update', { project: id('target'), name: 'renamed' }, nell);
    beforeNextWrite(api, id('start/project'), rename);
    await api.call('projects.move', { project: id('start/project'), new_location: 'target' }, nell);
    assert.equal(await names(api, nell), ['renamed', 'renamed/project', 'renamed/project/child', 'start']);
    assert.equal(await misfits(api, nell), []);
  });

  test('a project that is removed in between is not there any more', async () => {
    const nell = newcomer();
    const id = await tree(api, ['start/project/child', 'target'], nell);
    const project = id('start/project');
    beforeNextWrite(api, project, () => api.call('projects.delete', { project }, nell));
    assert.is(await api.refusal('projects.move', { project, new_location: 'target' }, nell), '400/401');
    assert.equal(await names(api, nell), ['start', 'target']);
  });
});
