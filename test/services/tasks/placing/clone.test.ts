import * as assert from 'uvu/assert';
import { artifactId } from '../../../../src/services/tasks/artifacts.js';
import type { TaskDocument } from '../../../../src/services/tasks/task-document.js';
import { ada, apiSuite, at, bob, eve, type Fields, without } from '../../../support/api.js';

const item = (name: string, value = 'v') => ({ name, value });
const parameter = (section: string, name: string, value = 'v') => ({ section, name, value });
const artifact = (key: string, mode: string) => ({ [artifactId(key, mode)]: { key, mode, type: 't', display_data: [] } });

/** A task with something in every field, after a run. */
const RUN: Partial<TaskDocument> = {
  name: 'the original',
  type: 'testing',
  status: 'published',
  status_reason: 'r',
  status_message: 'm',
  status_changed: new Date(1e12),
  enqueue_status: 'created',
  comment: 'c',
  created: new Date(1e12),
  started: new Date(1e12),
  completed: new Date(1e12),
  published: new Date(1e12),
  active_duration: 5,
  duration: 6,
  output: { destination: 's3://x', error: 'e', result: 'success' },
  execution: {
    test_split: 7,
    framework: 'torch',
    model_labels: { cat: 1, none: null },
    queue: 'q',
    artifacts: { ...artifact('in', 'input'), ...artifact('out', 'output') },
  },
  tags: ['t2', 't1'],
  system_tags: ['development', 'hidden', 'archived'],
  script: { binary: 'python3', repository: 'r', requirements: { pip: 'a' }, diff: ' d ' },
  last_worker: 'w',
  last_worker_report: new Date(1e12),
  last_iteration: 9,
  last_metrics: { a: { b: { value: 1 } } },
  unique_metrics: ['a/b'],
  metric_stats: { a: 1 },
  hyperparams: { 'a%2Eb': { n: parameter('a.b', 'n') } },
  configuration: { General: item('General') },
  runtime: { progress: 10 },
  models: { input: [{ name: 'i', model: 'm1' }], output: [{ name: 'o', model: 'm2' }] },
  container: { image: 'img', setup: null },
};

apiSuite('tasks.clone', (test, api) => {
  const cloned = async (task: string, fields: Fields = {}, version?: string): Promise<TaskDocument> => {
    const { id, new_project } = await api.call('tasks.clone', { task, ...fields }, ada, version);
    assert.is(new_project, undefined);
    return api.read(id ?? '');
  };

  test('copies what somebody wrote, and nothing that a run left behind', async () => {
    const original = await api.stored({ ...RUN, project: await api.project() }, bob);
    const copy = await cloned(original.id);
    const { name, type, comment, project, tags, script, hyperparams, configuration, container } = original;
    assert.equal(without(copy, 'id', 'created', 'last_update', 'last_change'), {
      ...{ name, type, comment, project, tags, script, hyperparams, configuration, container },
      company: ada.company,
      user: ada.user,
      status: 'created',
      parent: original.id,
      output: { destination: 's3://x' },
      execution: { test_split: 7, framework: 'torch', model_labels: { cat: 1, none: null }, artifacts: artifact('in', 'input') },
      system_tags: ['hidden'],
      models: { input: [{ name: 'i', model: 'm1' }], output: [] },
      last_iteration: 0,
      last_metrics: {},
      unique_metrics: [],
      metric_stats: {},
      runtime: {},
    });
    assert.match(copy.id, /^[0-9a-f]{32}$/);
    assert.ok(copy.created.getTime() > Date.now() - 60_000);
    assert.equal([copy.last_update, copy.last_change], [copy.created, copy.created]);
    assert.equal(await api.read(original.id), original, 'the original stays as it was');
  });

  test('copies a task that was cleared, and one with nothing but its name', async () => {
    const task = await api.create({ script: { repository: 'r' } });
    await api.call('tasks.reset', { task, clear_all: true });
    assert.equal(at(await api.shown((await cloned(task)).id), 'script.repository'), '');
    const shown = await api.shown((await cloned(await api.create())).id);
    assert.not.ok('comment' in shown || 'project' in shown);
    assert.equal(shown.execution, { test_split: 0, parameters: {}, model_desc: {}, model_labels: {}, artifacts: [] });
  });

  test('takes every field of the copy from the request', async () => {
    const [{ id: model }, parent, project] = [await api.model(), await api.create(), await api.project()];
    const { id } = await api.stored(RUN);
    const copy = await cloned(id, {
      new_task_name: '  another  ',
      new_task_comment: 'mine',
      new_task_tags: ['n'],
      new_task_system_tags: ['development', 'archived'],
      new_task_parent: parent,
      new_task_project: project,
      new_task_hyperparams: { 'x.y': { n: parameter('x.y', 'n') } },
      new_task_configuration: { nc: item('nc') },
      new_task_container: { image: 'new', 'a.b': null },
      new_task_input_models: [{ name: 'x', model }],
    });
    const { name, comment, tags, system_tags, hyperparams, configuration, container, models } = copy;
    assert.equal([name, comment, tags, system_tags], ['another', 'mine', ['n'], ['development', 'archived']]);
    assert.equal([copy.parent, copy.project], [parent, project]);
    assert.equal(hyperparams, { 'x%2Ey': { n: parameter('x.y', 'n') } });
    assert.equal([configuration, container], [{ nc: item('nc') }, { image: 'new', 'a%2Eb': null }]);
    assert.equal(models, { input: [{ name: 'x', model, updated: copy.created }], output: [] });
  });

  const SILENT = {
    new_task_name: '',
    new_task_comment: '',
    new_task_tags: [],
    new_task_system_tags: [],
    new_task_parent: '',
    new_task_project: '',
    new_task_hyperparams: {},
    new_task_configuration: {},
    new_task_container: {},
    new_task_input_models: [],
    execution_overrides: {},
    new_project_name: '',
  };
  for (const [what, value] of [
    ['empty', (field: keyof typeof SILENT) => SILENT[field]],
    ['null', () => null],
  ] as const) {
    test(`copies what is ${what} in the request`, async () => {
      const { id } = await api.stored(RUN);
      const fields = Object.keys(SILENT) as (keyof typeof SILENT)[];
      const request = Object.fromEntries(fields.map((field) => [field, value(field)]));
      const [plain, silent] = [await cloned(id), await cloned(id, request)];
      const times = ['id', 'created', 'last_update', 'last_change'];
      assert.equal(without(silent, ...times), without(plain, ...times));
    });
  }

  test('merges execution_overrides at its first level', async () => {
    const { id } = await api.stored(RUN);
    const { execution } = await cloned(id, { execution_overrides: { framework: 'tf', model_labels: { a: 5 } } });
    assert.equal(execution, { test_split: 7, framework: 'tf', model_labels: { a: 5 }, artifacts: artifact('in', 'input') });
  });

  test('takes artifacts that are given instead of the copied ones, but no output', async () => {
    const { id } = await api.stored(RUN);
    const given = {
      artifacts: [
        { key: 'new', type: 't', mode: 'input' },
        { key: 'no', type: 't' },
      ],
    };
    assert.equal((await cloned(id, { execution_overrides: given })).execution.artifacts, artifact('new', 'input'));
    assert.equal((await cloned(id, { execution_overrides: { artifacts: [] } })).execution.artifacts, {});
  });

  test('ignores queue, parameters and model description among the overrides', async () => {
    const { id } = await api.stored(RUN);
    const execution_overrides = {
      queue: 'x',
      parameters: { p: '1', 'TF_DEFINE/': 2 },
      model_desc: { d: 'x' },
      configuration: {},
    };
    for (const version of ['2.5', '2.22']) {
      const { execution, hyperparams, configuration } = await cloned(id, { execution_overrides }, version);
      assert.equal([execution.queue, hyperparams, configuration], [undefined, RUN.hyperparams, RUN.configuration]);
    }
  });

  test('reads the old forms of model and container at every version, unless the new ones are given', async () => {
    const [{ id: model }, { id: other }] = [await api.model(), await api.model()];
    const { id } = await api.stored(RUN);
    const execution_overrides = { model, docker_cmd: 'img:2 -e A=1 -v b' };
    for (const version of ['2.5', '2.12', '2.22']) {
      const { models, container } = await cloned(id, { execution_overrides }, version);
      assert.equal(
        models.input.map(({ name, model: to }) => [name, to]),
        [['Input Model', model]],
      );
      assert.equal(container, { image: 'img:2', arguments: '-e A=1 -v b' });
    }
    const modern = { new_task_input_models: [{ name: 'x', model: other }], new_task_container: { image: 'new' } };
    const { models, container } = await cloned(id, { execution_overrides, ...modern });
    assert.equal([models.input[0]?.model, container], [other, { image: 'new' }]);
    const empty = await cloned(id, { execution_overrides: { model: '', docker_cmd: '' } });
    assert.equal([empty.models.input, empty.container], [RUN.models?.input, RUN.container]);
  });

  test('shows the copy of an old parameter in the old form', async () => {
    const task = await api.create({ execution: { parameters: { lr: 0.5 } } });
    const copy = await cloned(task);
    assert.equal(at(await api.shown(copy.id, ada, '2.8'), 'execution.parameters'), { lr: '0.5' });
  });

  test('makes a clone of a clone a child of the first task', async () => {
    const first = await api.create();
    const second = await cloned(first);
    assert.is((await cloned(second.id)).parent, first);
    await api.call('tasks.delete', { task: first });
    assert.is((await cloned(second.id)).parent, second.id, 'the first one is gone');
  });

  test('makes the copy of a public task the caller’s own', async () => {
    const { id } = await api.stored({ ...RUN, company: '', company_origin: eve.company }, eve);
    const copy = await cloned(id);
    assert.equal([copy.company, copy.user, copy.parent, copy.company_origin], [ada.company, ada.user, id, undefined]);
  });

  test('is not known before 2.5', async () => {
    assert.is(await api.refusal('tasks.clone', { task: await api.create() }, ada, '2.4'), '404/0');
  });
});
