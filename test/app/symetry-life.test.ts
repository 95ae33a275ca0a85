import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { eventually, suite } from '../support/harness.js';
import { type RunningServer, startServer, withFolder } from '../support/running-server.js';
import { lives, type RunningWorker, startWorker } from '../support/running-worker.js';
import { SymetryClient } from '../support/symetry-client.js';

const test = suite('the life of a task of SymetryML, run by a worker');

const TIME = { timeLimitMs: 60_000 };

interface Life {
  readonly client: SymetryClient;
  readonly server: RunningServer;
  readonly worker: RunningWorker;
  readonly folder: string;
}

/** A server, a client and a worker that runs `command` for each task of the surface. */
function withWorker(command: (folder: string) => string, use: (life: Life) => Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    const key = await SymetryClient.credential(folder);
    const server = await startServer(folder);
    await server.call('queues.create', { name: 'symetry' });
    const worker = startWorker(server.url, command(folder), ['--queue', 'symetry']);
    try {
      await use({ client: new SymetryClient(server.url, key), server, worker, folder });
    } finally {
      assert.is(await worker.stop(), 0, worker.output().stderr);
      await server.stop();
    }
  });
}

/** A command that writes its environment and process id, and waits. */
const waiting = (folder: string): string => {
  const seen = 'JSON.stringify({ ...process.env, pid: String(process.pid) })';
  const file = `"${join(folder, 'seen-')}" + process.env.TASKWRIGHT_TASK_ID`;
  return `node -e 'require("node:fs").writeFileSync(${file}, ${seen}); setInterval(() => {}, 1000)'`;
};

/** What the command of the only task in progress saw. */
async function seenBy(server: RunningServer, folder: string): Promise<Readonly<Record<string, string>>> {
  const file = await eventually(
    async () => {
      const [task] = await coreTasks(server, 'in_progress');
      const path = join(folder, `seen-${task?.id}`);
      return task && existsSync(path) && readFileSync(path, 'utf8') !== '' ? path : undefined;
    },
    'the command runs',
    20_000,
  );
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}

async function coreTasks(server: RunningServer, status: string): Promise<readonly { readonly id: string }[]> {
  const { data } = await server.call('tasks.get_all', { system_tags: ['surface:symetry'], status: [status] });
  return data.tasks as readonly { readonly id: string }[];
}

const alive = (client: SymetryClient, name: string, expected: 'true' | 'false') =>
  eventually(async () => (await client.status(name)).processIsAlive === expected, `alive: ${expected}`, 20_000);

test(
  'it is started, runs with its parameters and secrets, and is stopped',
  () =>
    withWorker(waiting, async ({ client, server, folder }) => {
      const before = Date.now();
      const params = { 'sml.task.heap.max': '4g', 'kafka.topic': 'in', 'ssl.key.password': 'hunter2', password: "it's $HOME" };
      await client.create({ name: 't1', type: 'kafka-stream', params });
      assert.equal(await client.said('GET', '/t1/start'), [200, 'OK']);
      const { pid, ...seen } = await seenBy(server, folder);
      assert.is(seen.TASKWRIGHT_PARAM_SYMETRY_SML_TASK_HEAP_MAX, '4g');
      assert.is(seen.TASKWRIGHT_PARAM_SYMETRY_SSL_KEY_PASSWORD, 'hunter2');
      assert.equal(JSON.parse(seen.TASKWRIGHT_PARAMS ?? ''), { symetry: params });
      const { startDateTime, ...status } = await client.status('t1');
      assert.equal(status, { status: 'RUNNING', processIsAlive: 'true', lastError: '' });
      assert.ok(Number(startDateTime) >= before && Number(startDateTime) <= Date.now(), startDateTime);
      assert.equal(await client.said('GET', '/t1/stop'), [200, 'OK']);
      assert.is((await client.status('t1')).status, 'STOPPED');
      await alive(client, 't1', 'false');
      assert.not(lives(Number(pid)));
      assert.equal(await client.status('t1'), { status: 'STOPPED', processIsAlive: 'false', lastError: '' });
      assert.is((await coreTasks(server, 'stopped')).length, 1);
    }),
  TIME,
);

test(
  'it is started again, and tells of this start',
  () =>
    withWorker(waiting, async ({ client, server, folder }) => {
      await client.create({ name: 't1' });
      await client.said('GET', '/t1/start');
      await seenBy(server, folder);
      const first = Number((await client.status('t1')).startDateTime);
      await client.said('GET', '/t1/stop');
      await eventually(async () => (await client.said('GET', '/t1/start'))[0] === 200, 'it has stopped', 20_000);
      await alive(client, 't1', 'true');
      assert.ok(Number((await client.status('t1')).startDateTime) > first);
      await client.said('GET', '/t1/stop');
    }),
  TIME,
);

test(
  'one whose process fails says why, and can be started again',
  () =>
    withWorker(
      (folder) => `test -e ${folder}/topic || { echo 'no such topic' >&2; exit 3; }`,
      async ({ client, server, folder }) => {
        await client.create({ name: 't1' });
        await client.said('GET', '/t1/start');
        await eventually(async () => (await coreTasks(server, 'failed')).length === 1, 'it failed', 20_000);
        assert.equal(await client.status('t1'), { status: 'STOPPED', processIsAlive: 'false', lastError: 'no such topic' });
        writeFileSync(join(folder, 'topic'), '');
        for (const turn of ['after a failure', 'after an end']) {
          assert.equal(await client.said('GET', '/t1/start'), [200, 'OK'], turn);
          await eventually(async () => (await coreTasks(server, 'completed')).length === 1, turn, 20_000);
          assert.equal(await client.status('t1'), { status: 'STOPPED', processIsAlive: 'false', lastError: '' }, turn);
        }
      },
    ),
  TIME,
);

for (const [what, end] of [
  ['deleted', (client: SymetryClient) => client.said('DELETE', '/t1')],
  ['replaced', (client: SymetryClient) => client.create({ name: 't1' }, '?force=true')],
] as const) {
  test(
    `the process of a task that is ${what} ends`,
    () =>
      withWorker(waiting, async ({ client, server, folder }) => {
        await client.create({ name: 't1' });
        await client.said('GET', '/t1/start');
        const { pid } = await seenBy(server, folder);
        const [status] = await end(client);
        assert.ok(status < 300, String(status));
        await eventually(() => !lives(Number(pid)), 'the process is gone', 20_000);
        assert.is((await coreTasks(server, 'in_progress')).length, 0);
        if (what === 'replaced') assert.is((await client.status('t1')).status, 'STOPPED');
        else assert.is((await client.said('GET', '/t1'))[0], 404);
      }),
    TIME,
  );
}

test.run();
