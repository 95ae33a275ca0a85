import * as assert from 'uvu/assert';
import type { TaskStatus } from '../../../src/generated/index.js';
import { coreId, nclueSuite } from './fixture.js';

const statuses: Readonly<Record<TaskStatus, string>> = {
  created: 'registered',
  queued: 'pending',
  in_progress: 'in_progress',
  stopped: 'failed',
  failed: 'failed',
  completed: 'completed',
  closed: 'completed',
  publishing: 'completed',
  published: 'completed',
  unknown: 'failed',
};

nclueSuite('a task', (test, server) => {
  const shown = async (account: Parameters<typeof server.asked>[0], id: string) =>
    (await server.asked(account, 'GET', `/api/v1/tasks/${id}`)).json;

  test('that is new has null for what is not known yet', async () => {
    const ann = await server.ann();
    const made = await server.made(ann);
    const nothing = { completed_at: null, AUROC: null, line_count: null, disk_usage: null, fail_message: null };
    assert.equal(await shown(ann, made.task_id), { ...made, status: 'registered', ...nothing });
  });

  test('has the status that its status in the core stands for', async () => {
    const ann = await server.ann();
    for (const [core, status] of Object.entries(statuses)) {
      const { task_id } = await server.madeIn(ann, core as TaskStatus);
      const task = await shown(ann, task_id);
      assert.is(task.status, status, core);
      assert.is(task.fail_message, status === 'failed' ? 'COMMON_ERROR' : null, core);
    }
  });

  test('tells when it ended, well or not', async () => {
    const ann = await server.ann();
    const completed = new Date('2024-11-11T02:06:44.900Z');
    const good = await server.madeIn(ann, 'completed', { completed });
    assert.is((await shown(ann, good.task_id)).completed_at, '2024-11-11T11:06:44');
    const bad = await server.madeIn(ann, 'failed', { status_changed: completed });
    assert.is((await shown(ann, bad.task_id)).completed_at, '2024-11-11T11:06:44');
    const running = await server.madeIn(ann, 'in_progress', { status_changed: completed });
    assert.is((await shown(ann, running.task_id)).completed_at, null);
  });

  test('tells why it failed by a code word, and no other text', async () => {
    const ann = await server.ann();
    const told = async (fields: object) => {
      const { task_id } = await server.madeIn(ann, 'failed', fields);
      return (await shown(ann, task_id)).fail_message;
    };
    assert.is(await told({ output: { error: 'NOT_EXIST_FILE' } }), 'NOT_EXIST_FILE');
    assert.is(await told({ status_reason: 'UNEXPECTED_LABEL' }), 'UNEXPECTED_LABEL');
    assert.is(await told({ output: { error: 'Traceback: password=1' } }), 'COMMON_ERROR');
  });

  test('has the figures that its worker reported', async () => {
    const ann = await server.ann();
    const { task_id } = await server.made(ann);
    const task = coreId({ task_id });
    const { api } = server;
    await api.call('tasks.edit', { task, runtime: { 'nclue.line_count': 1209478, 'nclue.disk_usage': '72582684' } }, ann.caller);
    const event = (variant: string, value: number) => ({ metric: 'AUROC', variant, value, min_value: value, max_value: value });
    const last_metrics = { m1: { v1: event('other', 0.1), v2: event('AUROC', 0.9054) } };
    await api.services.tasks.collection.update({ id: task }, { $set: { last_metrics } });
    const { AUROC, line_count, disk_usage } = await shown(ann, task_id);
    assert.equal([AUROC, line_count, disk_usage], [0.9054, 1209478, 72582684]);
  });

  test('keeps figures over a reset that are in its configuration', async () => {
    const ann = await server.ann();
    const { task_id, task_name } = await server.made(ann);
    const value = JSON.stringify({ name: task_name, line_count: 12, disk_usage: 34 });
    const configuration = [{ name: 'nclue', type: 'json', value }];
    await server.api.call('tasks.edit_configuration', { task: coreId({ task_id }), configuration }, ann.caller);
    const { line_count, disk_usage } = await shown(ann, task_id);
    assert.equal([line_count, disk_usage], [12, 34]);
  });

  test('is still shown when somebody spoilt its configuration', async () => {
    const ann = await server.ann();
    const { task_id } = await server.made(ann, { name: 'Pets' });
    const configuration = [{ name: 'nclue', type: 'json', value: 'no json' }];
    await server.api.call('tasks.edit_configuration', { task: coreId({ task_id }), configuration }, ann.caller);
    assert.is((await shown(ann, task_id)).task_name, 'Pets');
  });

  test('that is not there is not found, whatever its id looks like', async () => {
    const ann = await server.ann();
    const none = [404, '10110', 'TASK_NOT_FOUND'];
    const core = await server.api.create({}, ann.caller);
    const { task_id } = await server.made(ann);
    for (const id of ['none', '7db18fb6-55ca-4774-94f5-1e8736757249', core, coreId({ task_id })]) {
      assert.equal(await server.refused(ann, 'GET', `/api/v1/tasks/${id}`), none, id);
      assert.equal(await server.refused(ann, 'DELETE', `/api/v1/tasks/${id}`), none, id);
    }
  });

  test('is under no other path', async () => {
    const ann = await server.ann();
    const missing = [404, '300', 'Not Found Exception'];
    assert.equal(await server.refused(ann, 'GET', '/api/v1/task/1'), missing);
    assert.equal((await server.refused(ann, 'PUT', '/api/v1/tasks'))[0], 405);
  });
});
