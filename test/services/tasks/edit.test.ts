import * as assert from 'uvu/assert';
import { ada, apiSuite, at, eve, type Fields, without } from '../../support/api.js';

const artifacts = [{ key: 'out', type: 'str', uri: 'http://a/o' }];
const hyperparams = { Args: { lr: { section: 'Args', name: 'lr', value: '0.1' } } };
const configuration = { General: { name: 'General', value: 'a: 1' } };

apiSuite('tasks.edit', (test, api) => {
  test('changes every field of a draft, and answers them as they are now', async () => {
    const [project, parent, model, task] = [await api.project(), await api.create(), await api.model(), await api.create()];
    const request = {
      name: 'edited',
      type: 'testing',
      project,
      parent,
      comment: 'c',
      container: { image: 'img', x: null },
      hyperparams,
      configuration,
      runtime: { a: 'b' },
      tags: ['a', 'b'],
      system_tags: ['development'],
    };
    const models = { input: [{ name: 'i', model: model.id }] };
    const { updated, fields } = await api.call('tasks.edit', {
      task,
      ...request,
      models,
      output_dest: 's3://x',
      script: { branch: 'dev' },
    });
    assert.is(updated, 1);
    const shown = await api.shown(task);
    assert.equal(without(fields, 'last_change', 'last_update', 'models', 'output', 'script'), request);
    for (const name of Object.keys(fields ?? {})) assert.equal(fields?.[name], shown[name], name);
    assert.equal(shown.output, { destination: 's3://x' });
    assert.equal(shown.script, { binary: 'python', repository: '', entry_point: '', requirements: {}, branch: 'dev' });
  });

  test('merges script, execution, models and output at their first level', async () => {
    const task = await api.create({
      script: { repository: 'r', requirements: { pip: 'a', conda: 'b' } },
      execution: { framework: 'torch', test_split: 7, model_labels: { cat: 1 }, artifacts },
      models: { output: [{ name: 'o', model: 'x' }], input: [] },
      output_dest: 's3://x',
    });
    await api.call('tasks.update', { task, output__error: 'err' });
    await api.call('tasks.edit', { task, script: { branch: 'dev', requirements: { pip: 'z' } } });
    await api.call('tasks.edit', { task, execution: { framework: 'tf', model_labels: { dog: 2 } } });
    await api.call('tasks.edit', { task, models: { input: [] } });
    await api.call('tasks.edit', { task, output_dest: 'other' });
    const { script, execution, models, output } = (await api.shown(task)) as Record<string, Fields>;
    assert.equal(script, { binary: 'python', entry_point: '', repository: 'r', branch: 'dev', requirements: { pip: 'z' } });
    assert.equal(without(execution, 'artifacts'), {
      framework: 'tf',
      test_split: 7,
      model_labels: { dog: 2 },
      parameters: {},
      model_desc: {},
    });
    assert.is(at(execution, 'artifacts.length'), 1);
    assert.is(at(models, 'output.length'), 1);
    assert.equal(output, { destination: 'other', error: 'err' });
  });

  test('replaces everything else as a whole', async () => {
    const task = await api.create({
      tags: ['a'],
      container: { image: 'i', x: 'y' },
      runtime: { a: 1, b: 2 },
      hyperparams,
      configuration,
    });
    const replaced = { tags: ['b'], container: { z: '1' }, runtime: { c: 3 }, hyperparams: {}, configuration: {} };
    await api.call('tasks.edit', { task, ...replaced });
    const shown = await api.shown(task);
    for (const [name, value] of Object.entries(replaced)) assert.equal(shown[name], value, name);
  });

  test('answers given artifacts as they came, and stores them with their defaults', async () => {
    const task = await api.create({ execution: { artifacts } });
    const given = [
      { key: 'b', type: 't', mode: 'input' },
      { key: 'a', type: 't', display_data: [['x', 1]] },
    ];
    const { fields } = await api.call('tasks.edit', { task, execution: { artifacts: given } });
    assert.equal(at(fields, 'execution.artifacts'), [given[1], given[0]]);
    assert.equal(at(await api.shown(task), 'execution.artifacts'), [
      { ...given[1], mode: 'output' },
      { ...given[0], display_data: [] },
    ]);
  });

  test('does nothing when there is nothing to do', async () => {
    const task = await api.create();
    const before = await api.read(task);
    for (const request of [{}, { bogus: 1, name: null }, { force: true }, { status: 'failed' }]) {
      assert.equal(await api.call('tasks.edit', { task, ...request }), { updated: 0, fields: {} });
    }
    assert.equal(await api.read(task), before);
  });

  test('needs a draft, or force', async () => {
    const { id: task } = await api.taskIn('in_progress');
    assert.is(await api.refusal('tasks.edit', { task, comment: 'x' }), '400/110');
    assert.is(await api.refusal('tasks.edit', { task }), '400/110', 'even for nothing');
    await api.call('tasks.edit', { task, comment: 'x', force: true });
    const { comment, status } = await api.read(task);
    assert.equal([comment, status], ['x', 'in_progress']);
  });

  const refusals = [
    ['a project that is not there', { project: 'nosuch' }, '400/401'],
    ['a parent that is not there', { parent: 'nosuch' }, '400/16'],
    ['an input model that is not there', { models: { input: [{ name: 'a', model: 'nosuch' }] } }, '400/201'],
    ['a reserved tag', { tags: ['__$x'] }, '400/16'],
    ['a short name', { name: 'ab' }, '400/800'],
    ['a comment that is no text', { comment: 5 }, '400/12'],
    ['a section without a name', { hyperparams: { '': {} } }, '400/12'],
    ['a parameter without a value', { hyperparams: { s: { n: { section: 's', name: 'n' } } } }, '400/800'],
    ['an unknown member of script', { script: { bogus: 'x' } }, '400/12'],
    ['a runtime that is no object', { runtime: 5 }, '400/12'],
  ] as const;
  for (const [what, fields, code] of refusals) {
    test(`refuses ${what}, and changes nothing`, async () => {
      const task = await api.create();
      const before = await api.read(task);
      assert.is(await api.refusal('tasks.edit', { task, comment: 'new', ...fields }), code);
      assert.equal(await api.read(task), before);
    });
  }

  test('takes any parent there is, the task itself too', async () => {
    const task = await api.create();
    await api.call('tasks.edit', { task, parent: task });
    assert.is((await api.read(task)).parent, task);
    assert.is(await api.refusal('tasks.edit', { task, parent: await api.create({}, eve) }, ada), '400/101');
  });

  test('takes fields that only later versions declare', async () => {
    const task = await api.create();
    await api.call('tasks.edit', { task, container: { image: 'i' }, runtime: { a: 1 } }, ada, '2.1');
    const { container, runtime } = await api.read(task);
    assert.equal([container, runtime], [{ image: 'i' }, { a: 1 }]);
    assert.is(await api.refusal('tasks.edit', { task, container: { image: 5 } }, ada, '2.1'), '400/12');
  });
});
