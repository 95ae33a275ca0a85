import * as assert from 'uvu/assert';
import { apiSuite, eve, newcomer } from '../../support/api.js';
import { made } from './fixture.js';

apiSuite('models.get_frameworks', (test, api) => {
  test('lists those of own and public models, each once', async () => {
    const nell = newcomer();
    await made(api, { framework: 'open', public: true });
    await made(api, { framework: 'foreign' }, eve);
    for (const framework of ['torch', 'keras', 'torch', '', undefined]) await made(api, { framework }, nell);
    const { frameworks } = await api.call('models.get_frameworks', {}, nell);
    assert.equal([...(frameworks ?? [])].sort(), ['keras', 'open', 'torch']);
  });

  test('of projects: in them and below', async () => {
    const nell = newcomer();
    const [top, below, aside] = [
      await api.project({ name: 'frameworks' }, nell),
      await api.project({ name: 'frameworks/below' }, nell),
      await api.project({}, nell),
    ];
    for (const [framework, project] of [
      ['torch', top],
      ['keras', below],
      ['jax', aside],
      ['sklearn', undefined],
    ] as const) {
      await made(api, { framework, project }, nell);
    }
    const within = async (projects: readonly string[]) =>
      [...((await api.call('models.get_frameworks', { projects }, nell)).frameworks ?? [])].sort().join();
    assert.is(await within([top]), 'keras,torch');
    assert.is(await within([below, aside]), 'jax,keras');
    assert.is(await within(['no such project']), '');
    assert.match(await within([]), /jax,keras.*sklearn,torch/);
  });
});
