import * as assert from 'uvu/assert';
import { ada, apiSuite, bob, eve } from '../../../support/api.js';
import { beforeNextWriting, item, PART_WRITES, PARTS, parameter, titleOf } from './part-actions.js';

apiSuite('who may change and see the parts of a task', (test, api) => {
  for (const write of PART_WRITES) {
    test(`${titleOf(write)}: only its company, and nobody once it is public`, async () => {
      const { id: task } = await api.stored(PARTS);
      const before = await api.read(task);
      const request = { task, ...write.request };
      assert.is(await api.refusal(write.action, request, eve), '400/101');
      assert.is(await api.refusal(write.action, { ...request, task: 'nosuch' }), '400/101');
      assert.is(await api.refusal(write.action, { ...request, task: '' }), '400/101');
      assert.equal(await api.read(task), before);
      const { id: everybodys } = await api.stored({ ...PARTS, company: '', company_origin: ada.company });
      assert.is(await api.refusal(write.action, { ...request, task: everybodys }), '403/21');
      await api.call(write.action, request, bob);
      assert.is((await api.read(task)).user, ada.user);
    });
  }

  for (const action of ['tasks.get_hyper_params', 'tasks.get_configurations'] as const) {
    const tasksIn = async (tasks: readonly string[]) => {
      const [list] = Object.values(await api.call(action, { tasks }));
      return (list as { task: string }[]).map(({ task }) => task).sort();
    };

    test(`${action} shows own and public tasks, and refuses when one is not there`, async () => {
      const { id: mine } = await api.stored(PARTS);
      const { id: everybodys } = await api.stored({ ...PARTS, company: '' }, eve);
      const { id: theirs } = await api.stored(PARTS, eve);
      assert.equal(await tasksIn([mine, everybodys]), [mine, everybodys].sort());
      const { code, subcode, data } = await api.refused(action, { tasks: ['nosuch', mine, theirs, 'nosuch'] });
      assert.equal([code, subcode, data], [400, 101, { ids: ['nosuch', theirs] }]);
    });

    test(`${action} shows a task once, however often it is named`, async () => {
      const { id } = await api.stored(PARTS);
      assert.equal(await tasksIn([id, id]), [id]);
    });
  }

  test('tasks.get_configuration_names says nothing of tasks that are not there for the caller', async () => {
    const { id: mine } = await api.stored(PARTS);
    const { id: theirs } = await api.stored(PARTS, eve);
    const { id: everybodys } = await api.stored({ company: '', configuration: { c: item('c') } }, eve);
    const { configurations } = await api.call('tasks.get_configuration_names', { tasks: ['nosuch', theirs, mine, everybodys] });
    const shown = configurations as unknown as { task: string; names: string[] }[];
    assert.equal(Object.fromEntries(shown.map(({ task, names }) => [task, names])), {
      [mine]: ['one', 'two'],
      [everybodys]: ['c'],
    });
  });

  test('a task made public right before is not changed', async () => {
    const { id: task } = await api.stored(PARTS);
    beforeNextWriting(api, () => api.call('tasks.make_public', { ids: [task] }));
    const edit = { task, hyperparams: [parameter('properties', 'note', 'new')] };
    assert.is(await api.refusal('tasks.edit_hyper_params', edit), '403/21');
    assert.equal((await api.read(task)).hyperparams, PARTS.hyperparams);
  });
});
