import * as assert from 'uvu/assert';
import { ada, apiSuite, type Fields, without } from '../../support/api.js';

const FRESH = {
  name: 'a task',
  type: 'training',
  status: 'created',
  output: {},
  execution: { test_split: 0, parameters: {}, model_desc: {}, model_labels: {}, artifacts: [] },
  tags: [],
  system_tags: [],
  script: { binary: 'python', repository: '', entry_point: '', requirements: {} },
  last_iteration: 0,
  last_metrics: {},
  unique_metrics: [],
  metric_stats: {},
  hyperparams: {},
  configuration: {},
  runtime: {},
  models: { input: [], output: [] },
  container: {},
};

const TIMES = ['created', 'last_update', 'last_change'];

apiSuite('tasks.create', (test, api) => {
  test('makes a draft of the caller with everything at its default', async () => {
    const { id } = await api.call('tasks.create', { name: 'a task', type: 'training' });
    assert.match(id ?? '', /^[0-9a-f]{32}$/);
    const shown = await api.shown(id ?? '');
    assert.equal(without(shown, ...TIMES), { ...FRESH, id, company: ada.company, user: ada.user });
    assert.equal(new Set(TIMES.map((name) => shown[name])).size, 1, 'all times are the same');
  });

  test('takes every field it is given', async () => {
    const [project, parent, model] = [await api.project(), await api.create(), await api.model()];
    const given = {
      comment: 'a comment',
      parent,
      project,
      tags: ['b', 'a', 'b'],
      system_tags: ['z', 'y'],
      container: { image: 'img', setup: null, arguments: '' },
      hyperparams: { Args: { lr: { section: 'Args', name: 'lr', value: '0.1', type: 'float', description: 'rate' } } },
      configuration: { General: { name: 'General', value: 'a: 1', type: 'yaml', description: 'all of it' } },
      script: { binary: 'python3', repository: 'git@x', tag: 'v1', branch: 'main', version_num: 'abc', entry_point: 'main.py' },
    };
    const id = await api.create({
      ...given,
      output_dest: 's3://bucket',
      runtime: { progress: 10, deep: { a: [1] } },
      execution: { framework: 'torch', test_split: 7, queue: 'anything', model_labels: { cat: 1, dog: 2, none: null } },
      models: { input: [{ name: 'i', model: model.id }], output: [{ name: 'o', model: 'not checked' }] },
    });
    const shown = await api.shown(id);
    assert.equal(
      { ...shown, models: undefined, ...Object.fromEntries(TIMES.map((name) => [name, undefined])) },
      {
        ...FRESH,
        id,
        company: ada.company,
        user: ada.user,
        ...given,
        tags: ['a', 'b', 'b'],
        system_tags: ['y', 'z'],
        script: { ...given.script, requirements: {} },
        output: { destination: 's3://bucket' },
        runtime: { progress: 10, deep: { a: [1] } },
        execution: {
          ...FRESH.execution,
          framework: 'torch',
          test_split: 7,
          queue: 'anything',
          model_labels: { cat: 1, dog: 2, none: null },
        },
        models: undefined,
        ...Object.fromEntries(TIMES.map((name) => [name, undefined])),
      },
    );
    const { models } = shown as { models: { input: { updated: string }[]; output: { updated: string }[] } };
    assert.equal(models, {
      input: [{ name: 'i', model: model.id, updated: shown.created }],
      output: [{ name: 'o', model: 'not checked', updated: shown.created }],
    });
  });

  test('ignores what it does not know, and what only the server may say', async () => {
    const given: Fields = {
      id: 'mine',
      status: 'published',
      created: '2001-01-01T00:00:00',
      company: 'x',
      user: 'y',
      last_iteration: 7,
      enqueue_status: 'queued',
      started: '2001-01-01',
      unique_metrics: ['x'],
      output: { destination: 'no' },
      execution: { bogus: 1, framework: 'f' },
      bogus: { a: 1 },
      constructor: { prototype: 1 },
      comment: null,
      tags: null,
    };
    const shown = await api.shown(await api.create(given));
    const expected = { ...FRESH, execution: { ...FRESH.execution, framework: 'f' }, company: ada.company, user: ada.user };
    assert.equal(without(shown, 'id', ...TIMES), expected);
  });

  test('trims the name and the texts of the script, but not the diff', async () => {
    const script = { binary: ' py ', repository: ' r ', tag: ' t ', branch: ' b ', version_num: ' v ', entry_point: ' e ' };
    const id = await api.create({ name: '  padded  ', script: { ...script, working_dir: ' w ', diff: '  d \n' } });
    const shown = await api.shown(id);
    assert.is(shown.name, 'padded');
    const trimmed = {
      binary: 'py',
      repository: 'r',
      tag: 't',
      branch: 'b',
      version_num: 'v',
      entry_point: 'e',
      working_dir: 'w',
    };
    assert.equal(shown.script, { ...trimmed, requirements: {}, diff: '  d \n' });
  });

  test('takes names of any characters, and the same name twice', async () => {
    for (const name of ['ünïcödé 日本 🎉 \t tab', 'same', 'same']) {
      assert.is((await api.shown(await api.create({ name }))).name, name);
    }
  });

  test('takes a NUL in a text, and any name inside a free value', async () => {
    const runtime = { a: 'x\0y', b: { '': 1, 'c.d': 2, $e: 3, ' f ': [{ '': 4 }] } };
    assert.equal((await api.shown(await api.create({ runtime, comment: 'a\0b' }))).runtime, runtime);
  });

  test('stores an empty project as given, and checks none', async () => {
    assert.is((await api.shown(await api.create({ project: '' }))).project, '');
  });

  test('moves the update time of the project', async () => {
    const project = await api.project();
    const past = new Date('2020-01-01');
    await api.services.projects.collection.update({ id: project }, { $set: { last_update: past } });
    await api.create({ project });
    assert.ok((await api.services.projects.readable(project, ada)).last_update > past);
  });
});
