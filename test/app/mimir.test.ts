import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import type { MimirWorkTask } from '../../src/generated/surfaces/mimir.js';
import { collections } from '../../src/services/collections.js';
import { openStore } from '../../src/store/index.js';
import { eventually, suite } from '../support/harness.js';
import { command, KEY, type RunningServer, startServer, withFolder } from '../support/running-server.js';
import { startWorker, WORKER_ENVIRONMENT } from '../support/running-worker.js';
import { newTask, watch } from '../surfaces/mimir/fixture.js';

const test = suite('Mimir on a running server');

const TASKS = '/api/worktasks';

/** A server with a token, and the token. */
async function withMimir(
  use: (server: RunningServer, token: string, folder: string) => Promise<void>,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  await withFolder(async (folder) => {
    await (await startServer(folder)).stop();
    const { stdout } = await command(['credentials', 'create', '--surface', 'mimir', '--data-dir', folder, '--json']);
    const { secret } = JSON.parse(stdout) as { readonly secret: string };
    const server = await startServer(folder, { ...KEY, ...environment });
    try {
      await use(server, secret, folder);
    } finally {
      await server.stop();
    }
  });
}

async function ask({ url }: RunningServer, token: string | undefined, method: string, target: string, body?: object) {
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const answer = await fetch(url + target, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const text = await answer.text();
  return {
    status: answer.status,
    text,
    json: (text.startsWith('{') ? JSON.parse(text) : {}) as MimirWorkTask & Record<string, unknown>,
  };
}

const coreId = ({ worktask_id }: MimirWorkTask) => worktask_id.replaceAll('-', '');

test('the whole life of tasks: submitted, taken by our own worker in order, seen as completed everywhere', () =>
  withMimir(async (server, token, folder) => {
    const early = startWorker(server.url, 'true', ['--queue', 'mimir', '--once']);
    assert.is(await early.ended, 0, `the queue is there from the start: ${early.output().stderr}`);
    const watcher = await watch(`${server.url.replace('http', 'ws')}/ws/tasks`);
    const made: MimirWorkTask[] = [];
    for (const priority of [1, 9, 4]) made.push((await ask(server, token, 'POST', TASKS, newTask({ priority }))).json);
    const [low, high, middle] = made as [MimirWorkTask, MimirWorkTask, MimirWorkTask];
    assert.is((await ask(server, token, 'GET', TASKS)).json.queue_length, 3);
    const ran = join(folder, 'ran');
    const worker = startWorker(server.url, `echo {task} >> ${ran}`, ['--queue', 'mimir', '--once']);
    assert.is(await worker.ended, 0, worker.output().stderr);
    assert.equal(readFileSync(ran, 'utf8').trim().split('\n'), [high, middle, low].map(coreId));
    for (const task of made) {
      const { json } = await ask(server, token, 'GET', `${TASKS}/${task.worktask_id}`);
      assert.is(json.status, 'completed');
      assert.ok(json.started_at && json.completed_at);
      await eventually(
        () => watcher.updates.findLast((update) => update.task.worktask_id === task.worktask_id)?.task.status === 'completed',
        'its end is told',
      );
    }
    const { data } = await server.call('tasks.get_all', { system_tags: ['surface:mimir'], order_by: ['created'] });
    const tasks = data.tasks as readonly { readonly id: string; readonly status: string }[];
    assert.equal(
      tasks.map(({ id, status }) => [id, status]),
      made.map((task) => [coreId(task), 'completed']),
    );
    assert.is((await ask(server, token, 'GET', TASKS)).json.queue_length, 0);
    watcher.socket.terminate();
  }));

test('a worker as the vendor has them reads its task with the credentials, and reports start and end', () =>
  withMimir(async (server, token) => {
    const { json: made } = await ask(server, token, 'POST', TASKS, newTask({ type: 'ml_training' }));
    const target = `${TASKS}/${made.worktask_id}`;
    const { json: read } = await ask(server, token, 'GET', target);
    assert.is(read.data_access.storage_credentials, 'creds-secret');
    const reported = async (update: object) =>
      (await ask(server, token, 'POST', target, { worktask_id: made.worktask_id, ...update })).json.status;
    assert.is(await reported({ status: 'executing' }), 'updated');
    assert.is((await ask(server, token, 'GET', target)).json.status, 'executing');
    assert.is(await reported({ status: 'failed', error_message: 'Evicted' }), 'requeued_for_retry');
    assert.is(await reported({ status: 'executing' }), 'updated');
    const result = { output_location: 's3://output/model', metadata: { model_id: 'm', accuracy: 0.9 } };
    assert.is(await reported({ status: 'completed', ...result }), 'updated');
    const { json: done } = await ask(server, token, 'GET', target);
    assert.equal(
      [done.status, done.output_location, done.result_metadata],
      ['completed', result.output_location, result.metadata],
    );
    assert.equal([done.retry_count, done.retry_reason], [1, 'Evicted']);
    const { data } = await server.call('tasks.get_by_id', { task: coreId(made) });
    assert.is((data.task as { readonly status: string }).status, 'completed');
  }));

test('a task that is cancelled ends at our own worker', () =>
  withMimir(async (server, token) => {
    const { json: made } = await ask(server, token, 'POST', TASKS, newTask());
    const target = `${TASKS}/${made.worktask_id}`;
    const flags = ['--queue', 'mimir', '--once'];
    const worker = startWorker(server.url, 'sleep 60', flags, WORKER_ENVIRONMENT);
    await eventually(async () => (await ask(server, token, 'GET', target)).json.status === 'executing', 'it runs', 10_000);
    await ask(server, token, 'POST', target, { status: 'cancelled' });
    assert.is(await worker.ended, 0, worker.output().stderr);
    assert.is((await ask(server, token, 'GET', target)).json.status, 'cancelled');
  }));

test('neither logs nor answers tell secrets, and a restart loses nothing', () =>
  withFolder(async (folder) => {
    await (await startServer(folder)).stop();
    const { stdout } = await command(['credentials', 'create', '--surface', 'mimir', '--data-dir', folder, '--json']);
    const { secret } = JSON.parse(stdout) as { readonly secret: string };
    const first = await startServer(folder, { ...KEY, TASKWRIGHT_LOG_LEVEL: 'debug' });
    const { json: made } = await ask(first, secret, 'POST', TASKS, newTask());
    await ask(first, secret, 'POST', TASKS, newTask({ data_access: { storage_credentials: ['creds-secret'] } }));
    await ask(first, `${secret}x`, 'GET', TASKS);
    await first.stop();
    const second = await startServer(folder);
    const { json: read } = await ask(second, secret, 'GET', `${TASKS}/${made.worktask_id}`);
    assert.equal([read.status, read.data_access.storage_credentials], ['queued', 'creds-secret']);
    assert.is((await ask(second, secret, 'GET', TASKS)).json.queue_length, 1);
    await second.stop();
    const { stdout: out, stderr } = first.output();
    assert.match(stderr, 'tasks.create', 'calls are logged');
    for (const text of [out, stderr]) {
      assert.not.match(text, 'creds-secret');
      assert.not.match(text, secret);
    }
  }));

test('what the server says of its own health stays where it was', () =>
  withMimir(async (server, token) => {
    for (const path of ['/health/live', '/health/ready']) {
      assert.equal(
        [(await ask(server, undefined, 'GET', path)).status, (await ask(server, undefined, 'GET', path)).json.status],
        [200, 'ok'],
        path,
      );
    }
    assert.is((await ask(server, undefined, 'GET', '/health')).json.status, 'healthy');
    assert.is((await ask(server, undefined, 'GET', '/ready')).json.status, 'ready');
    assert.is((await ask(server, token, 'GET', '/api/v1/tasks')).status, 401, 'NCLUE is beside it');
  }));

test('a worker of the vendor may be silent for days; one of the core’s that runs such a task may not', () =>
  withFolder(async (folder) => {
    const first = await startServer(folder, { ...KEY, TASKWRIGHT_SURFACES_MIMIR_OPEN: 'administrator' });
    const submitted = async () => (await ask(first, undefined, 'POST', TASKS, newTask())).json;
    const [quiet, lost] = [await submitted(), await submitted()];
    await ask(first, undefined, 'POST', `${TASKS}/${quiet.worktask_id}`, { status: 'executing' });
    await first.call('tasks.started', { task: coreId(lost) });
    await first.stop();
    const store = await openStore({ dataDir: folder, collections });
    await store.collection('tasks').updateMany({}, { $set: { last_update: new Date(0) } });
    await store[Symbol.asyncDispose]();
    const often = { TASKWRIGHT_TASKS_WATCHDOG_INTERVAL_S: '1', TASKWRIGHT_SURFACES_MIMIR_OPEN: 'administrator' };
    const second = await startServer(folder, { ...KEY, ...often });
    const statusOf = async (task: MimirWorkTask) =>
      (await ask(second, undefined, 'GET', `${TASKS}/${task.worktask_id}`)).json.status;
    await eventually(async () => (await statusOf(lost)) === 'cancelled', 'the silent one is stopped', 10_000);
    assert.is(await statusOf(quiet), 'executing');
    await second.stop();
  }));

test('a stop ends the WebSockets', () =>
  withMimir(async (server) => {
    const watcher = await watch(`${server.url.replace('http', 'ws')}/ws/tasks`);
    assert.is(watcher.status, 101);
    assert.is(await server.stop(), 0);
    await eventually(() => watcher.farewell() !== undefined, 'the end');
    assert.is(watcher.farewell(), 1001);
  }));

test('an open server acts as the user it names', () =>
  withFolder(async (folder) => {
    await (await startServer(folder)).stop();
    const user = await command(['users', 'create', 'mimir', '--role', 'user', '--data-dir', folder, '--json']);
    assert.is(user.code, 0, user.stderr);
    const server = await startServer(folder, { ...KEY, TASKWRIGHT_SURFACES_MIMIR_OPEN: 'mimir' });
    const { status, json } = await ask(server, undefined, 'POST', TASKS, newTask());
    assert.is(status, 201);
    assert.is((await ask(server, undefined, 'GET', `${TASKS}/${json.worktask_id}`)).status, 200);
    const { data } = await server.call('users.get_all', { name: '^mimir$' });
    const { data: found } = await server.call('tasks.get_by_id', { task: coreId(json) });
    assert.is((found.task as { readonly user: string }).user, (data.users as readonly { readonly id: string }[])[0]?.id);
    await server.stop();
  }));

test('without a token and not open nobody gets in', () =>
  withFolder(async (folder) => {
    const server = await startServer(folder);
    assert.is((await ask(server, undefined, 'GET', TASKS)).status, 401);
    assert.is((await ask(server, undefined, 'GET', '/api/metrics')).status, 401);
    assert.is((await ask(server, undefined, 'GET', '/ready')).status, 200);
    await server.stop();
  }));

test('is not there when the settings do not want it', () =>
  withMimir(
    async (server, token) => {
      for (const path of [TASKS, `${TASKS}/x`, '/api/metrics', '/health', '/ready', '/ws/tasks']) {
        assert.equal(Object.keys((await ask(server, token, 'GET', path)).json), ['meta', 'data'], 'it is the API that refuses');
      }
      assert.is((await watch(`${server.url.replace('http', 'ws')}/ws/tasks`)).status, 400);
    },
    { TASKWRIGHT_SURFACES_MIMIR_ENABLED: 'false' },
  ));

for (const [name, value, said] of [
  ['QUEUE', 'ab', 'surfaces.mimir.queue: expected'],
  ['OPEN', 'nobody I know', 'surfaces.mimir.open: '],
] as const) {
  test(`a server with ${name} ${value} does not start, and says why`, () =>
    withFolder(async (folder) => {
      const environment = { ...KEY, [`TASKWRIGHT_SURFACES_MIMIR_${name}`]: value };
      const { code, stderr } = await command(['serve', '--port', '0', '--data-dir', folder], environment);
      assert.is(code, 2, stderr);
      assert.match(stderr, said);
      assert.match(stderr, value);
    }));
}

test.run();
