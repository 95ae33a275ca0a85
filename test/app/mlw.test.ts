import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import type { MlwIndividual, MlwParentWithList } from '../../src/generated/surfaces/mlw.js';
import { eventually, suite } from '../support/harness.js';
import { command, KEY, type RunningServer, startServer, withFolder } from '../support/running-server.js';
import { lives, startWorker } from '../support/running-worker.js';

const test = suite('MLW on a running server');

const TASKS = '/service/mlw/tasks';
const LOUD = { ...KEY, TASKWRIGHT_LOG_LEVEL: 'debug' };

interface Credential {
  readonly id: string;
  readonly secret: string;
}

async function credentialIn(folder: string): Promise<Credential> {
  const argv = ['credentials', 'create', '--surface', 'mlw', '--id', 't1/ann', '--data-dir', folder, '--json'];
  return JSON.parse((await command(argv)).stdout) as Credential;
}

async function ask<Body>({ url }: RunningServer, { id, secret }: Credential, method: string, path: string, body?: object) {
  const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
  const answer = await fetch(url + path, { method, headers: { authorization }, ...(body && { body: JSON.stringify(body) }) });
  return { status: answer.status, json: (await answer.json()) as Body };
}

/** A server with a credential, for the time of `use`. */
function withCredential(use: (server: RunningServer, key: Credential, folder: string) => Promise<void>, environment = KEY) {
  return withFolder(async (folder) => {
    await (await startServer(folder)).stop();
    const key = await credentialIn(folder);
    const server = await startServer(folder, environment);
    try {
      await use(server, key, folder);
    } finally {
      await server.stop();
    }
  });
}

async function trained(server: RunningServer, key: Credential, fields: object = {}): Promise<MlwParentWithList> {
  const project = (await server.call('projects.create', { name: 'ExampleProject', description: '' })).data.id;
  const numbers = { learningRate: 0.0001, epoch: 5, testSize: 0.3, batchSize: 15 };
  const words = { problemType: 'classification', optimizer: 'adam', loss: 'mse', metrics: ['accuracy'], dataID: 'd1' };
  const path = `/service/mlw/projects/${project}/resources/r1/trainNN`;
  const body = { modelName: 'cast', ...numbers, ...words, ...fields };
  const { status, json } = await ask<MlwParentWithList>(server, key, 'POST', path, body);
  assert.is(status, 200, JSON.stringify(json));
  return json;
}

/** Waits until an individual task has a status of MLW. */
function reached(server: RunningServer, key: Credential, { tasksID, id }: MlwIndividual, status: string): Promise<MlwIndividual> {
  return eventually(
    async () => {
      const { json } = await ask<MlwIndividual>(server, key, 'GET', `${TASKS}/${tasksID}/task/${id}`);
      return json.status === status ? json : undefined;
    },
    `it is ${status}`,
    10_000,
  );
}

/** Ids of the surface's tasks that the core has in a status. */
async function inCore(server: RunningServer, status: string): Promise<string[]> {
  const { data } = await server.call('tasks.get_all', { system_tags: ['surface:mlw'], status: [status] });
  return (data.tasks as readonly { id: string }[]).map(({ id }) => id);
}

/** A script that writes its process id, and ends when it is told to. */
function training(file: string): string {
  return `node -e 'require("node:fs").writeFileSync("${file}", String(process.pid)); setInterval(() => {}, 1000)'`;
}

const written = (file: string) => existsSync(file) && readFileSync(file, 'utf8') !== '';

test('a training is queued, run by a worker and completed, on the surface and in the core', () =>
  withCredential(async (server, key, folder) => {
    const file = join(folder, 'parameters');
    const { individualTasks } = await trained(server, key);
    const individual = individualTasks[0] as MlwIndividual;
    assert.equal([individual.status, await inCore(server, 'queued')], ['INITIALISING', [individual.id]]);
    const worker = startWorker(server.url, `printf %s "$TASKWRIGHT_PARAM_MLW_OPTIMIZER" > ${file}`, ['--queue', 'mlw', '--once']);
    assert.is(await worker.ended, 0);
    const { message, executedAt, completedAt, pID } = await reached(server, key, individual, 'COMPLETED');
    assert.equal([readFileSync(file, 'utf8'), message], ['adam', 'Completed']);
    assert.ok(executedAt && completedAt && pID);
    assert.equal(await inCore(server, 'completed'), [individual.id]);
    assert.equal(await inCore(server, 'created'), [individual.tasksID], 'the parent is a draft for ever');
  }));

test('one that fails is FAILED, with its last words', () =>
  withCredential(async (server, key) => {
    const { individualTasks } = await trained(server, key);
    const worker = startWorker(server.url, 'echo "no data"; exit 3', ['--queue', 'mlw', '--once']);
    assert.is(await worker.ended, 0);
    const { message } = await reached(server, key, individualTasks[0] as MlwIndividual, 'FAILED');
    assert.match(message ?? '', 'no data');
  }));

test('stopped early a training ends, and is COMPLETED', () =>
  withCredential(async (server, key, folder) => {
    const file = join(folder, 'script');
    const individual = (await trained(server, key)).individualTasks[0] as MlwIndividual;
    const worker = startWorker(server.url, training(file), ['--queue', 'mlw']);
    await eventually(() => written(file), 'the training runs', 10_000);
    assert.is((await reached(server, key, individual, 'RUNNING')).message, 'In Progress');
    const path = `${TASKS}/${individual.tasksID}/task/${individual.id}`;
    assert.equal(await ask(server, key, 'PUT', path), { status: 200, json: { message: 'Triggered early stopping' } });
    await reached(server, key, individual, 'COMPLETED');
    assert.not(lives(Number(readFileSync(file, 'utf8'))));
    assert.equal(await inCore(server, 'completed'), [individual.id]);
    assert.is(await worker.stop(), 0);
  }));

test('deleted while it runs, its worker ends it', () =>
  withCredential(async (server, key, folder) => {
    const file = join(folder, 'script');
    const parent = await trained(server, key);
    const worker = startWorker(server.url, training(file), ['--queue', 'mlw']);
    await eventually(() => written(file), 'the training runs', 10_000);
    assert.equal(await ask(server, key, 'DELETE', `${TASKS}/${parent.id}`), { status: 200, json: { data: {} } });
    await eventually(() => !lives(Number(readFileSync(file, 'utf8'))), 'the training is ended', 10_000);
    assert.is(await worker.stop(), 0);
  }));

test('a training that waits for its start outlives a restart, and is queued then', () =>
  withFolder(async (folder) => {
    await (await startServer(folder)).stop();
    const key = await credentialIn(folder);
    const first = await startServer(folder);
    const made = await trained(first, key, { startDate: new Date(Date.now() + 3000).toISOString() });
    assert.equal([made.status, made.individualTasks[0]?.status], ['SCHEDULED', 'INITIALISING']);
    await first.stop();
    const second = await startServer(folder);
    const queued = await eventually(async () => (await inCore(second, 'queued'))[0], 'it is queued', 15_000);
    assert.is(queued, made.individualTasks[0]?.id);
    const { json } = await ask<MlwParentWithList>(second, key, 'GET', `${TASKS}/${made.id}`);
    assert.equal([json.status, json.individualTasks.length], ['NOT SCHEDULED', 1]);
    assert.is(await second.stop(), 0);
  }));

test('a token of the API is as good as the password', () =>
  withCredential(async (server) => {
    const { token } = (await server.call('auth.login')).data;
    const answer = await fetch(server.url + TASKS, { headers: { authorization: `Bearer ${token}` } });
    assert.equal([answer.status, await answer.json()], [200, { data: [] }]);
  }));

test('no password is logged, right or wrong', () =>
  withCredential(async (server, key) => {
    const wrong = { ...key, secret: 'wrong-password-of-ann' };
    assert.is((await ask(server, key, 'GET', TASKS)).status, 200);
    assert.is((await ask(server, wrong, 'GET', TASKS)).status, 401);
    assert.is((await ask(server, key, 'POST', '/service/mlw/projects/p/resources/r/trainNN', { modelName: 7 })).status, 400);
    await server.stop();
    const { stdout, stderr } = server.output();
    const said = stdout + stderr;
    assert.match(said, '"level"');
    for (const { id, secret } of [key, wrong]) {
      const encoded = Buffer.from(`${id}:${secret}`).toString('base64');
      assert.not(said.includes(secret));
      assert.not(said.includes(encoded));
    }
  }, LOUD));

test('is not there when the settings do not want it', () =>
  withFolder(async (folder) => {
    const server = await startServer(folder, { ...KEY, TASKWRIGHT_SURFACES_MLW_ENABLED: 'false' });
    const { json } = await ask<object>(server, { id: 't1/ann', secret: 'x' }, 'GET', TASKS);
    assert.equal(Object.keys(json), ['meta', 'data'], 'it is the API that refuses');
    await server.stop();
  }));

test('a server whose queue has too short a name does not start, and says why', () =>
  withFolder(async (folder) => {
    const environment = { ...KEY, TASKWRIGHT_SURFACES_MLW_QUEUE: 'ab' };
    const { code, stderr } = await command(['serve', '--port', '0', '--data-dir', folder], environment);
    assert.is(code, 2, stderr);
    assert.match(stderr, 'surfaces.mlw.queue: expected 3 characters or more, got "ab"');
  }));

test.run();
