import * as assert from 'uvu/assert';
import { ada, apiSuite, eve, newcomer } from '../../support/api.js';

apiSuite('projects.make_public and make_private', (test, api) => {
  const stored = async (id: string) => {
    const project = await api.services.projects.collection.get(id);
    return [project?.company, project?.company_origin];
  };

  test('opens projects to every company, and takes them back', async () => {
    const ids = [await api.project(), await api.project()];
    assert.is(await api.refusal('projects.get_by_id', { project: ids[0] }, eve), '400/401');
    assert.equal(await api.call('projects.make_public', { ids }), { updated: 2 });
    for (const id of ids) assert.equal(await stored(id), ['', ada.company]);
    assert.is((await api.call('projects.get_by_id', { project: ids[0] }, eve)).project?.id, ids[0]);
    assert.equal(await api.call('projects.make_private', { ids }), { updated: 2 });
    for (const id of ids) assert.equal(await stored(id), [ada.company, undefined]);
    assert.is(await api.refusal('projects.get_by_id', { project: ids[0] }, eve), '400/401');
  });

  test('what it holds stays whose it is, and nothing new can be put in', async () => {
    const project = await api.project();
    const task = await api.create({ project });
    const before = await api.read(task);
    await api.call('projects.make_public', { ids: [project] });
    assert.equal(await api.read(task), before);
    assert.is(await api.refusal('tasks.create', { name: 'new one', type: 'training', project }), '403/21');
    await api.call('projects.make_private', { ids: [project] });
    await api.create({ project });
  });

  test('all or none, each once', async () => {
    const [own, other, foreign] = [await api.project(), await api.project(), await api.project({}, eve)];
    const { subcode, data } = await api.refused('projects.make_public', { ids: [own, foreign, 'nosuch'] });
    assert.equal([subcode, data], [401, { ids: [foreign, 'nosuch'] }]);
    assert.is(await api.refusal('projects.make_public', { ids: [own, own] }), '400/401');
    assert.is(await api.refusal('projects.make_public', { ids: [] }), '400/12');
    assert.equal(await stored(own), [ada.company, undefined]);
    await api.call('projects.make_public', { ids: [other] });
    assert.is(await api.refusal('projects.make_public', { ids: [other] }), '400/401', 'it is public already');
    assert.is(await api.refusal('projects.make_private', { ids: [other, own] }), '400/401', 'one is private already');
    assert.is(await api.refusal('projects.make_private', { ids: [other] }, eve), '400/401', 'another company opened it');
    assert.equal(await stored(other), ['', ada.company]);
  });

  test('a name that is taken among the public ones keeps all from becoming public', async () => {
    const nell = newcomer();
    const [hers, mine, another] = [
      await api.project({ name: 'shared name' }, nell),
      await api.project({ name: 'shared name' }),
      await api.project(),
    ];
    await api.call('projects.make_public', { ids: [hers] }, nell);
    const { subcode, message } = await api.refused('projects.make_public', { ids: [another, mine] });
    assert.is(subcode, 801);
    assert.match(message, 'name=shared name');
    assert.equal(
      [await stored(another), await stored(mine)],
      [
        [ada.company, undefined],
        [ada.company, undefined],
      ],
    );
    await api.call('projects.make_private', { ids: [hers] }, nell);
    await api.call('projects.make_public', { ids: [another, mine] });
  });

  test('a name that was given away meanwhile keeps a project from becoming private', async () => {
    const first = await api.project({ name: 'name given away' });
    await api.call('projects.make_public', { ids: [first] });
    const second = await api.project({ name: 'name given away' });
    assert.is(await api.refusal('projects.make_private', { ids: [first] }), '400/801');
    assert.equal(
      [await stored(first), await stored(second)],
      [
        ['', ada.company],
        [ada.company, undefined],
      ],
    );
  });
});
