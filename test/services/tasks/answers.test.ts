import * as assert from 'uvu/assert';
import { ada, apiSuite, at, type Fields, type TestApi, without } from '../../support/api.js';

const TIMES = ['status_changed', 'last_update', 'last_change'];
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?\+00:00$/;

/** The fields of an answer: those that are times by name, the others as they are. */
function split(answer: object): { times: string[]; others: Fields } {
  const { fields } = answer as { fields: Fields };
  const times = Object.keys(fields).filter((name) => typeof fields[name] === 'string' && TIMESTAMP.test(fields[name]));
  return { times, others: without(fields, ...times) };
}

const said = { status_reason: 'why', status_message: 'what' };

async function started(api: TestApi): Promise<string> {
  return (await api.taskIn('in_progress', { started: new Date(Date.now() - 5_000) })).id;
}

apiSuite('what a change of status answers', (test, api) => {
  test('started: the start time, once', async () => {
    const task = await api.create();
    const first = await api.call('tasks.started', { task, ...said });
    assert.equal(without(first, 'fields'), { updated: 1, started: 1 });
    assert.equal(split(first), { times: [...TIMES, 'started'], others: { status: 'in_progress', ...said } });
    const again = await api.call('tasks.started', { task });
    assert.equal(split(again).times, TIMES);
  });

  test('stopped and completed: the time of completion and the duration', async () => {
    const stopped = await api.call('tasks.stopped', { task: await started(api), ...said });
    assert.equal(without(stopped, 'fields'), { updated: 1 });
    assert.equal(split(stopped), { times: [...TIMES, 'completed'], others: { status: 'stopped', ...said, duration: 5 } });
    const completed = await api.call('tasks.completed', { task: await started(api), ...said });
    assert.equal(without(completed, 'fields'), { updated: 1, published: 0 });
    assert.equal(split(completed), { times: [...TIMES, 'completed'], others: { status: 'completed', ...said, duration: 5 } });
  });

  test('failed: the duration only', async () => {
    const answer = await api.call('tasks.failed', { task: await started(api), ...said });
    assert.equal(without(answer, 'fields'), { updated: 1 });
    assert.equal(split(answer), { times: TIMES, others: { status: 'failed', ...said, duration: 5 } });
  });

  test('a task that never started has no duration', async () => {
    const { id } = await api.taskIn('in_progress');
    assert.equal(split(await api.call('tasks.failed', { task: id })).others, {
      status: 'failed',
      status_reason: '',
      status_message: '',
    });
  });

  test('close: nothing besides', async () => {
    const { id } = await api.taskIn('stopped');
    const answer = await api.call('tasks.close', { task: id, ...said });
    assert.equal(answer.updated, 1);
    assert.equal(split(answer), { times: TIMES, others: { status: 'closed', ...said } });
  });

  test('enqueue and dequeue: the former status and the queue', async () => {
    const queue = await api.queue();
    const task = await api.create();
    const enqueued = await api.call('tasks.enqueue', { task, queue, ...said });
    assert.equal(without(enqueued, 'fields'), { updated: 1, queued: 1 });
    const others = { status: 'queued', ...said, enqueue_status: 'created', 'execution.queue': queue };
    assert.equal(split(enqueued), { times: TIMES, others });
    const dequeued = await api.call('tasks.dequeue', { task, ...said });
    assert.equal(without(dequeued, 'fields'), { updated: 1, dequeued: 1 });
    assert.equal(split(dequeued), { times: TIMES, others: { status: 'created', ...said, enqueue_status: null } });
  });

  test('publish: the time and the output, which stays as it is', async () => {
    const { id } = await api.taskIn('completed', { output: { destination: 's3://x', error: 'e' } });
    const answer = await api.call('tasks.publish', { task: id, ...said });
    assert.equal(without(answer, 'fields'), { updated: 1 });
    const others = { status: 'published', ...said, output: { destination: 's3://x', error: 'e' } };
    assert.equal(split(answer), { times: [...TIMES, 'published'], others });
    assert.equal((await api.read(id)).output, { destination: 's3://x', error: 'e' });
  });

  test('completed with publish: the fields of the completion, with the status it came to', async () => {
    const answer = await api.call('tasks.completed', { task: await started(api), publish: true, ...said });
    assert.equal(without(answer, 'fields'), { updated: 1, published: 1 });
    assert.equal(split(answer), { times: [...TIMES, 'completed'], others: { status: 'published', ...said, duration: 5 } });
  });

  test('reset: everything it cleared', async () => {
    const { id } = await api.taskIn('completed', { execution: { queue: 'q', artifacts: {} }, duration: 3 });
    const answer = await api.call('tasks.reset', { task: id, ...said });
    assert.equal(without(answer, 'fields'), { updated: 1, dequeued: {}, events: {}, deleted_models: 0, urls: {} });
    const { times, others } = split(answer);
    assert.equal(times, TIMES);
    assert.equal(others, {
      status: 'created',
      status_reason: 'reset',
      status_message: 'reset',
      started: null,
      completed: null,
      published: null,
      active_duration: null,
      enqueue_status: null,
      last_iteration: 0,
      last_metrics: {},
      unique_metrics: [],
      metric_stats: {},
      'models.output': [],
      runtime: {},
      'output.result': null,
      'output.error': null,
      last_worker: null,
      last_worker_report: null,
      'execution.queue': null,
    });
  });

  test('what the answer says is what is stored', async () => {
    const task = await api.create();
    for (const [action, request] of [
      ['tasks.started', {}],
      ['tasks.stopped', said],
      ['tasks.enqueue', { queue: await api.queue() }],
      ['tasks.dequeue', {}],
      ['tasks.publish', { status_reason: 'r' }],
    ] as const) {
      const { fields } = (await api.call(action, { task, ...request })) as { fields: Fields };
      const shown = await api.shown(task);
      for (const [path, value] of Object.entries(fields)) {
        assert.equal(at(shown, path) ?? null, value, `${action}: ${path}`);
      }
    }
  });

  test('a caller of an old version is answered in the same shape', async () => {
    const task = await api.create();
    const enqueued = await api.call('tasks.enqueue', { task, queue: await api.queue() }, ada, '1.5');
    assert.is(enqueued.queued, 1);
    const answer = await api.call('tasks.started', { task }, ada, '2.1');
    assert.is(answer.started, 1);
  });
});
