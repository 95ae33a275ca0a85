import * as assert from 'uvu/assert';
import { ada, apiSuite, at, without } from '../../support/api.js';

const artifacts = [
  { key: 'out', type: 'str', uri: 'http://a/o' },
  { key: 'again', type: 'str', uri: 'http://a/o' },
  { key: 'in', type: 'np', mode: 'input', uri: 'http://a/i' },
  { key: 'nowhere', type: 'str' },
];

apiSuite('tasks.reset', (test, api) => {
  test('clears what the run left behind and keeps what its owner filled in', async () => {
    const fields = {
      comment: 'c',
      tags: ['x'],
      system_tags: ['development'],
      parent: await api.create(),
      hyperparams: { A: { b: { section: 'A', name: 'b', value: '1' } } },
      configuration: { c: { name: 'c', value: 'v' } },
      container: { image: 'i' },
    };
    const task = await api.create({
      ...fields,
      output_dest: 's3://d',
      runtime: { a: 'b' },
      execution: { framework: 'f', queue: 'q', artifacts },
      models: { output: [{ name: 'o', model: 'x' }] },
    });
    const date = new Date();
    await api.services.tasks.collection.update(
      { id: task },
      {
        $set: {
          ...{ status: 'completed', started: date, completed: date, published: date, active_duration: 5, duration: 6 },
          ...{ enqueue_status: 'created', last_iteration: 7, last_metrics: { a: { b: {} } }, unique_metrics: ['a/b'] },
          ...{
            'output.result': 'success',
            'output.error': 'e',
            last_worker: 'w',
            last_worker_report: date,
            metric_stats: { a: {} },
          },
        },
      },
    );
    await api.call('tasks.reset', { task, status_reason: 'mine', status_message: 'mine' });
    const shown = await api.shown(task);
    assert.equal(without(shown, 'id', 'company', 'user', 'created', 'last_update', 'last_change', 'status_changed'), {
      ...fields,
      name: 'a task',
      type: 'training',
      status: 'created',
      status_reason: 'reset',
      status_message: 'reset',
      duration: 6,
      output: { destination: 's3://d' },
      execution: {
        ...{ test_split: 0, parameters: {}, model_desc: {}, model_labels: {}, framework: 'f' },
        artifacts: [{ ...artifacts[2], display_data: [] }],
      },
      script: { binary: 'python', repository: '', entry_point: '', requirements: {} },
      last_iteration: 0,
      last_metrics: {},
      unique_metrics: [],
      metric_stats: {},
      runtime: {},
      models: { input: [], output: [] },
    });
  });

  test('with clear_all empties execution and script too', async () => {
    const task = await api.create({
      script: { repository: 'r', diff: 'd' },
      execution: { framework: 'f', artifacts, queue: 'q' },
    });
    const { fields } = await api.call('tasks.reset', { task, clear_all: true });
    const execution = { test_split: 0, parameters: {}, model_desc: {}, model_labels: {} };
    assert.equal([fields?.execution, fields?.script], [{ ...execution, artifacts: {} }, null]);
    assert.not.ok(fields && 'execution.queue' in fields);
    const shown = await api.shown(task);
    assert.equal(shown.execution, { ...execution, artifacts: [] });
    assert.equal(shown.script, { binary: 'python', repository: '', entry_point: '', requirements: {} });
    await api.call('tasks.edit', { task, script: { branch: 'dev' } });
    assert.is(at(await api.shown(task), 'script.branch'), 'dev', 'the script can be filled again');
  });

  test('takes a queued task out of its queue', async () => {
    const { id: task, execution } = await api.taskIn('queued');
    const { dequeued } = await api.call('tasks.reset', { task });
    assert.equal(dequeued, { removed: 1 });
    assert.equal(await api.waiting(execution.queue ?? ''), []);
  });

  test('gives the urls of output artifacts on demand, each once', async () => {
    const task = await api.create({ execution: { artifacts } });
    const { urls } = await api.call('tasks.reset', { task, return_file_urls: true });
    assert.equal(urls, { model_urls: [], event_urls: [], artifact_urls: ['http://a/o'] });
    assert.equal((await api.call('tasks.reset', { task, return_file_urls: false })).urls, {});
  });

  test('keeps its children', async () => {
    const task = await api.create();
    const child = await api.create({ parent: task });
    await api.call('tasks.reset', { task });
    assert.is((await api.read(child)).parent, task);
  });

  test('a published task says that it is, and needs force', async () => {
    const { id: task } = await api.taskIn('published');
    const { subcode, message } = await api.refused('tasks.reset', { task });
    assert.is(subcode, 110);
    assert.match(message, `task_id=${task}, status=published`);
    await api.call('tasks.reset', { task, force: true });
    assert.is((await api.read(task)).status, 'created');
  });

  test('a refused reset of a task in publication costs it nothing', async () => {
    const task = await api.taskIn('publishing');
    const model = await api.model({ task: task.id });
    assert.is(await api.refusal('tasks.reset', { task: task.id }, ada), '400/101');
    assert.ok(await api.services.models.collection.get(model.id));
    assert.is((await api.read(task.id)).status, 'publishing');
  });
});
