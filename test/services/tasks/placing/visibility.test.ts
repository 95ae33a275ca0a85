import * as assert from 'uvu/assert';
import type { ActionName } from '../../../../src/generated/index.js';
import { ada, apiSuite, bob, eve, without } from '../../../support/api.js';

const PAST = new Date('2020-01-01');

apiSuite('public tasks', (test, api) => {
  const open = (...ids: string[]) => api.call('tasks.make_public', { ids });
  const takeBack = (...ids: string[]) => api.call('tasks.make_private', { ids });
  const refused = async (action: ActionName, ids: readonly string[], caller = ada) => {
    const { code, subcode, data } = await api.refused(action, { ids }, caller);
    assert.equal([code, subcode], [400, 101]);
    return data.ids;
  };

  test('are those of a company that gave them away, and become its own again', async () => {
    const before = await api.stored({ last_update: PAST, last_change: PAST, status: 'published' });
    const other = await api.stored();
    assert.equal(await open(before.id, other.id), { updated: 2 });
    assert.equal(await api.read(before.id), { ...before, company: '', company_origin: ada.company });
    assert.equal(await takeBack(before.id), { updated: 1 });
    assert.equal(await api.read(before.id), before, 'no time moved either');
    assert.is((await api.read(other.id)).company, '');
  });

  test('are read and copied by everybody, and changed by nobody', async () => {
    const task = await api.create({ hyperparams: { s: { n: { section: 's', name: 'n', value: 'v' } } } });
    assert.is(await api.refusal('tasks.get_by_id', { task }, eve), '400/101');
    await open(task);
    for (const caller of [ada, eve]) {
      assert.is((await api.shown(task, caller)).company, '');
      assert.ok((await api.call('tasks.clone', { task }, caller)).id);
      assert.is((await api.call('tasks.get_hyper_params', { tasks: [task] }, caller)).params?.length, 1);
      assert.is(await api.refusal('tasks.update', { task, comment: 'x' }, caller), '403/21');
    }
    await takeBack(task);
    assert.is(await api.refusal('tasks.get_by_id', { task }, eve), '400/101');
    await api.call('tasks.update', { task, comment: 'x' });
  });

  test('are only those that the caller’s company owned: all, or none', async () => {
    const [mine, theirs] = [await api.create(), await api.create({}, eve)];
    const { id: everybodys } = await api.stored({ company: '', company_origin: ada.company });
    assert.equal(await refused('tasks.make_public', [mine, 'nosuch', theirs, everybodys]), ['nosuch', theirs, everybodys]);
    assert.equal([(await api.read(mine)).company, (await api.read(theirs)).company], [ada.company, eve.company]);
  });

  test('are taken back only by the company they come from: all, or none', async () => {
    const [mine, own] = [await api.create(), await api.create()];
    await open(mine);
    const { id: theirs } = await api.stored({ company: '', company_origin: eve.company });
    const { id: nobodys } = await api.stored({ company: '' });
    const { id: back } = await api.stored({ company_origin: ada.company });
    assert.equal(await refused('tasks.make_private', [mine, own, theirs, nobodys, back]), [own, theirs, nobodys, back]);
    assert.is((await api.read(mine)).company, '');
    assert.equal(await refused('tasks.make_private', [mine], eve), [mine]);
    assert.equal(await api.call('tasks.make_private', { ids: [mine] }, bob), { updated: 1 });
  });

  test('are named once each', async () => {
    const task = await api.create();
    assert.equal(await refused('tasks.make_public', [task, task]), []);
    assert.is((await api.read(task)).company, ada.company);
    await open(task);
    assert.equal(await refused('tasks.make_private', [task, task]), []);
    assert.match((await api.refused('tasks.make_private', { ids: [task, task] })).message, '(an id comes twice)');
  });

  test('say where they come from to those who ask for it', async () => {
    const task = await api.create();
    await open(task);
    assert.is((await api.shown(task)).company_origin, ada.company);
    const { tasks } = await api.call('tasks.get_all', { id: [task] });
    assert.not.ok('company_origin' in without(tasks?.[0]));
    await takeBack(task);
    assert.not.ok('company_origin' in (await api.shown(task)));
  });

  test('are counted by the one of two calls at the same time that opened them', async () => {
    const { id } = await api.stored();
    api.afterNextReading(() => open(id));
    assert.equal(await open(id), { updated: 0 });
    assert.equal((await api.read(id)).company_origin, ada.company);
  });
});
