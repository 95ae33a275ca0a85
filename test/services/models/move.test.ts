import * as assert from 'uvu/assert';
import { ada, apiSuite, eve } from '../../support/api.js';
import { made, shown } from './fixture.js';

apiSuite('models.move', (test, api) => {
  const LONG_AGO = new Date('2020-01-01');
  const aged = async (project: string) => {
    await api.services.projects.collection.update({ id: project }, { $set: { last_update: LONG_AGO } });
    return project;
  };
  const touched = async (project: string) => ((await api.services.projects.collection.get(project))?.last_update ?? 0) > LONG_AGO;

  test('moves own models, and both projects notice', async () => {
    const [from, to, aside] = [await aged(await api.project()), await aged(await api.project()), await aged(await api.project())];
    const ids = [await made(api, { project: from }), await made(api), await made(api, { project: from })];
    const stays = await made(api, { project: aside });
    assert.equal(await api.call('models.move', { ids, project: to }), { project_id: to });
    for (const id of ids) assert.is((await shown(api, id)).project, to);
    assert.is((await shown(api, stays)).project, aside);
    assert.equal([await touched(from), await touched(to), await touched(aside)], [true, true, false]);
  });

  test('passes over what is unknown, public or another company’s', async () => {
    const to = await api.project();
    const [open, foreign] = [await made(api, { public: true }), await made(api, {}, eve)];
    assert.equal(await api.call('models.move', { ids: [open, foreign, 'none'], project: to }), { project_id: to });
    for (const id of [open, foreign]) assert.is((await api.services.models.collection.get(id))?.project, undefined);
  });

  test('a project that is named is found, or made', async () => {
    const id = await made(api);
    const { project_id } = await api.call('models.move', { ids: [id], project_name: 'moved/ here' });
    assert.is((await shown(api, id)).project, project_id);
    assert.equal(await api.call('models.move', { ids: [id], project_name: 'moved/ here' }), { project_id });
    const other = await api.project();
    assert.equal(await api.call('models.move', { ids: [id], project: other, project_name: 'moved/ here' }), {
      project_id: other,
    });
  });

  test('needs to know where', async () => {
    const id = await made(api);
    const open = await api.project();
    await api.services.projects.collection.update({ id: open }, { $set: { company: '' } });
    for (const [request, code] of [
      [{ ids: [id] }, '400/11'],
      [{ ids: [id], project: '', project_name: '' }, '400/11'],
      [{ ids: [id], project: 'none' }, '400/401'],
      [{ ids: [id], project: await api.project({}, eve) }, '400/401'],
      [{ ids: [id], project: open }, '400/401'],
      [{ ids: [id], project_name: '//' }, '400/407'],
      [{ ids: [id], project_name: 'a/b/c/d/e/f/g/h/i/j/k' }, '400/409'],
      [{ ids: [id], project_name: 'ab' }, '400/800'],
      [{ ids: [], project: open }, '400/12'],
    ] as const) {
      assert.is(await api.refusal('models.move', request, ada), code, JSON.stringify(request));
    }
    assert.is((await shown(api, id)).project, undefined);
  });
});
