import * as assert from 'uvu/assert';
import { apiSuite, type Fields } from '../../../support/api.js';
import { beforeNextWriting, item, PARTS, parameter } from './part-actions.js';

const WRITERS = 20;
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
const names = times(WRITERS, (i) => `k${i}`).sort();

apiSuite('edits of parts at the same time', (test, api) => {
  test('writers of different parameters of one section all stay', async () => {
    const task = await api.create();
    await Promise.all(names.map((name) => api.call('tasks.edit_hyper_params', { task, hyperparams: [parameter('s', name)] })));
    assert.equal(Object.keys((await api.read(task)).hyperparams.s ?? {}).sort(), names);
  });

  test('writers that replace different sections all stay', async () => {
    const { id: task } = await api.stored(PARTS);
    const replace = (section: string) =>
      api.call('tasks.edit_hyper_params', { task, hyperparams: [parameter(section, 'n')], replace_hyperparams: 'section' });
    await Promise.all(names.map(replace));
    assert.equal(Object.keys((await api.read(task)).hyperparams).sort(), ['Args', ...names, 'properties'].sort());
  });

  test('one that adds does not bring back what another removes', async () => {
    const hyperparams = Object.fromEntries([['s', Object.fromEntries(names.map((name) => [name, parameter('s', name)]))]]);
    const { id: task } = await api.stored({ hyperparams });
    await Promise.all(
      names.flatMap((name) => [
        api.call('tasks.delete_hyper_params', { task, hyperparams: [{ section: 's', name }] }),
        api.call('tasks.edit_hyper_params', { task, hyperparams: [parameter('s', `new ${name}`)] }),
      ]),
    );
    assert.equal(Object.keys((await api.read(task)).hyperparams.s ?? {}).sort(), names.map((name) => `new ${name}`).sort());
  });

  test('writers of different configuration items all stay, and removals too', async () => {
    const { id: task } = await api.stored(PARTS);
    await Promise.all([
      ...names.map((name) => api.call('tasks.edit_configuration', { task, configuration: [item(name)] })),
      api.call('tasks.delete_configuration', { task, configuration: ['one'] }),
      api.call('tasks.delete_configuration', { task, configuration: ['two'] }),
    ]);
    assert.equal(Object.keys((await api.read(task)).configuration).sort(), names);
  });

  test('writers of different artifacts all stay, and removals too', async () => {
    const task = await api.create({ execution: { framework: 'torch', artifacts: [{ key: 'old', type: 't' }] } });
    await Promise.all([
      ...names.map((key) => api.call('tasks.add_or_update_artifacts', { task, artifacts: [{ key, type: 't' }] })),
      api.call('tasks.delete_artifacts', { task, artifacts: [{ key: 'old' }] }),
    ]);
    const { framework, artifacts } = (await api.shown(task)).execution as { framework: string; artifacts: { key: string }[] };
    assert.equal(artifacts.map(({ key }) => key).sort(), names);
    assert.is(framework, 'torch');
  });

  test('writers of different models all stay, and none comes twice', async () => {
    const task = await api.create();
    const report = (name: string) => api.call('tasks.add_or_update_model', { task, name, model: 'm', type: 'output' });
    await Promise.all([...names, ...names].map(report));
    const { output } = (await api.read(task)).models;
    assert.equal(output.map(({ name }) => name).sort(), names);
  });

  test('a model in whose place another one has come meanwhile is not overwritten', async () => {
    const models = { input: [], output: ['a', 'b', 'c'].map((name) => ({ name, model: `old ${name}` })) };
    const { id: task } = await api.stored({ models });
    api.afterNextReading(() => api.call('tasks.delete_models', { task, models: [{ name: 'a', type: 'output' }] }));
    await api.call('tasks.add_or_update_model', { task, name: 'b', model: 'new', type: 'output' });
    const { output } = (await api.read(task)).models;
    assert.equal(
      output.map(({ name, model }) => `${name}: ${model}`),
      ['b: new', 'c: old c'],
    );
  });

  test('a model that is gone meanwhile is put at the end, one that has come is replaced', async () => {
    const { id: task } = await api.stored(PARTS);
    const report = (name: string) => api.call('tasks.add_or_update_model', { task, name, model: 'mine', type: 'output' });
    api.afterNextReading(() => api.call('tasks.delete_models', { task, models: [{ name: 'best', type: 'output' }] }));
    await report('best');
    const theirs = { task, name: 'last', model: 'theirs', type: 'output' };
    api.afterNextReading(() => api.call('tasks.add_or_update_model', theirs));
    await report('last');
    const { output } = (await api.read(task)).models;
    assert.equal(
      output.map(({ name, model }) => `${name}: ${model}`),
      ['best: mine', 'last: mine'],
    );
  });

  test('an edit goes through after all when the task is open again by the time the refusal is looked at', async () => {
    const { id: task } = await api.taskIn('failed', PARTS);
    const { collection } = api.services.tasks;
    const { get } = collection;
    collection.get = async (...query) => {
      collection.get = get;
      await api.call('tasks.reset', { task });
      return get.apply(collection, query);
    };
    await api.call('tasks.edit_configuration', { task, configuration: [item('one', 'late')] });
    assert.is((await api.read(task)).configuration.one?.value, 'late');
  });

  const EDITS = [
    ['tasks.edit_hyper_params', { hyperparams: [parameter('Args', 'a', 'late')] }],
    ['tasks.delete_hyper_params', { hyperparams: [{ section: 'Args' }] }],
    ['tasks.edit_configuration', { configuration: [item('one', 'late')], replace_configuration: true }],
    ['tasks.delete_configuration', { configuration: ['one'] }],
    ['tasks.add_or_update_artifacts', { artifacts: [{ key: 'late', type: 't' }] }],
    ['tasks.delete_artifacts', { artifacts: [{ key: 'late' }] }],
    ['tasks.add_or_update_model', { name: 'late', model: 'm', type: 'input' }],
    ['tasks.delete_models', { models: [{ name: 'base', type: 'input' }] }],
  ] as const satisfies readonly (readonly [string, Fields])[];
  for (const [action, request] of EDITS) {
    test(`${action} does not change a task that is finished right before`, async () => {
      const { id: task } = await api.stored(PARTS);
      beforeNextWriting(api, () => api.call('tasks.completed', { task, force: true }));
      const { hyperparams: h, configuration: c, models: m } = PARTS;
      assert.is(await api.refusal(action, { task, ...request }), '400/110');
      const { hyperparams, configuration, models } = await api.read(task);
      assert.equal([hyperparams, configuration, models], [h, c, m]);
    });

    test(`${action} does not fail because the task starts right before, where that is no matter`, async () => {
      const { id: task } = await api.stored(PARTS);
      beforeNextWriting(api, () => api.call('tasks.started', { task }));
      await api.call(action, { task, ...request, force: true });
      assert.is((await api.read(task)).status, 'in_progress');
    });

    test(`${action} finds no task that is deleted right before`, async () => {
      const { id: task } = await api.stored(PARTS);
      beforeNextWriting(api, () => api.services.tasks.collection.deleteMany({ id: task }));
      assert.is(await api.refusal(action, { task, ...request }), '400/101');
    });
  }
});
