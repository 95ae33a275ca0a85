import * as assert from 'uvu/assert';
import type { MimirWorkTask } from '../../src/generated/surfaces/mimir.js';
import type { MlwParentWithList } from '../../src/generated/surfaces/mlw.js';
import type { NclueTask } from '../../src/generated/surfaces/nclue.js';
import { nclueSignature } from '../../src/surfaces/nclue/signature.js';
import { eventually, suite } from '../support/harness.js';
import { command, KEY, type RunningServer, startServer, withFolder } from '../support/running-server.js';
import { startWorker } from '../support/running-worker.js';
import { SymetryClient } from '../support/symetry-client.js';

const test = suite('one task, five views');

/** One vendor's client: makes a task and has it run, tells how it is in the vendor's word, and lists the names of what it sees. */
interface View {
  readonly surface: string;
  /** Gives the id that the client knows the task by. */
  submit(name: string): Promise<string>;
  status(id: string): Promise<unknown>;
  names(): Promise<readonly string[]>;
  /** The vendor's words for a task that waits and for one that ended well. */
  readonly waiting: string;
  readonly ended: string;
}

interface Credential {
  readonly id: string;
  readonly secret: string;
}

async function credential(folder: string, surface: string, ...more: readonly string[]): Promise<Credential> {
  const argv = ['credentials', 'create', '--surface', surface, ...more, '--data-dir', folder, '--json'];
  return JSON.parse((await command(argv)).stdout) as Credential;
}

async function json<T>(url: string, method: string, headers: Readonly<Record<string, string>>, body?: object): Promise<T> {
  const answer = await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  assert.ok(answer.ok, `${method} ${url}: ${answer.status}`);
  return (await answer.json()) as T;
}

function mlwView({ url, call }: RunningServer, { id, secret }: Credential): View {
  const headers = { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
  const ask = <T>(method: string, path: string, body?: object) => json<T>(`${url}/service/mlw${path}`, method, headers, body);
  return {
    surface: 'mlw',
    waiting: 'In Progress',
    ended: 'COMPLETED',
    submit: async (name) => {
      const project = (await call('projects.create', { name: `project of ${name}`, description: '' })).data.id;
      const from = { dateFrom: '2020-07-03', timeFromH: '06', timeFromM: '00' };
      const to = { dateTo: '2020-09-28', timeToH: '07', timeToM: '00' };
      const body = { fileName: name, ...from, ...to, source: '446', series: ['sensor1'] };
      return (await ask<MlwParentWithList>('POST', `/projects/${project}/resources/importFromCumulocity/data`, body)).id;
    },
    status: async (parent) => (await ask<MlwParentWithList>('GET', `/tasks/${parent}`)).individualTasks[0]?.status,
    names: async () => (await ask<{ readonly data: readonly MlwParentWithList[] }>('GET', '/tasks')).data.map(({ name }) => name),
  };
}

function symetryView({ url }: RunningServer, key: Credential): View {
  const client = new SymetryClient(url, key);
  return {
    surface: 'symetry',
    waiting: 'RUNNING',
    ended: 'STOPPED',
    submit: async (name) => {
      assert.is((await client.create({ name }))[0], 202);
      assert.equal(await client.said('GET', `/${name}/start`), [200, 'OK']);
      return name;
    },
    status: async (name) => (await client.status(name)).status,
    names: async () => {
      const [, { values }] = await client.sent('GET', '/symetry/rest/c1/tasks');
      return (values as { readonly stringList: { readonly values: readonly string[] } }).stringList.values;
    },
  };
}

function nclueView({ url }: RunningServer, { id, secret }: Credential): View {
  const ask = <T>(method: string, target: string, body?: object) => {
    const timestamp = String(Date.now());
    return json<T>(
      url + target,
      method,
      {
        'x-ncp-apigw-timestamp': timestamp,
        'x-ncp-iam-access-key': id,
        'x-ncp-apigw-signature-v2': nclueSignature({ method, target, timestamp, accessKey: id }, secret),
      },
      body,
    );
  };
  const origin = { train_feature_id: 'f', train_bucket: 'b', train_file_path: 'p.tsv' };
  return {
    surface: 'nclue',
    waiting: 'pending',
    ended: 'completed',
    submit: async (name) => (await ask<NclueTask>('POST', '/api/v1/tasks', { name, ...origin })).task_id,
    status: async (task) => (await ask<NclueTask>('GET', `/api/v1/tasks/${task}`)).status,
    names: async () =>
      (await ask<{ readonly tasks: readonly NclueTask[] }>('GET', '/api/v1/tasks')).tasks.map(({ task_name }) => task_name),
  };
}

function mimirView({ url }: RunningServer, { secret }: Credential): View {
  const headers = { authorization: `Bearer ${secret}` };
  const ask = <T>(method: string, path: string, body?: object) => json<T>(`${url}/api/worktasks${path}`, method, headers, body);
  return {
    surface: 'mimir',
    waiting: 'queued',
    ended: 'completed',
    // Its tasks have no names: the project stands in for one.
    submit: async (name) => (await ask<MimirWorkTask>('POST', '', { type: 'ml_training', project_id: name })).worktask_id,
    status: async (task) => (await ask<MimirWorkTask>('GET', `/${task}`)).status,
    names: async () =>
      (await ask<{ readonly tasks: readonly MimirWorkTask[] }>('GET', '')).tasks.map(({ project_id }) => project_id),
  };
}

/** A server that serves all four, and a client of each. */
function withViews(
  use: (server: RunningServer, views: readonly View[]) => Promise<void>,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  return withFolder(async (folder) => {
    await (await startServer(folder)).stop();
    const mlw = await credential(folder, 'mlw', '--id', 't1/ann');
    const symetry = await credential(folder, 'symetry', '--id', 'c1');
    const nclue = await credential(folder, 'nclue');
    const mimir = await credential(folder, 'mimir');
    const server = await startServer(folder, { ...KEY, TASKWRIGHT_SURFACES_NCLUE_ADMISSION_DELAY_S: '0', ...environment });
    try {
      const views = [mlwView(server, mlw), symetryView(server, symetry), nclueView(server, nclue), mimirView(server, mimir)];
      await use(server, views);
    } finally {
      await server.stop();
    }
  });
}

interface CoreTask {
  readonly name: string;
  readonly status: string;
  readonly system_tags: readonly string[];
}

/** What the core has of a surface, as `tasks.get_all` gives it. */
async function inCore({ call }: RunningServer, surface: string): Promise<readonly CoreTask[]> {
  const request = { system_tags: [`surface:${surface}`], only_fields: ['name', 'status', 'system_tags'], search_hidden: true };
  return (await call('tasks.get_all', request)).data.tasks as readonly CoreTask[];
}

test('work that each surface makes is run by workers, and seen as ended there and in the core', () =>
  withViews(async (server, views) => {
    const ids = new Map<string, string>();
    for (const { surface, submit } of views) ids.set(surface, await submit(`work-of-${surface}`));
    for (const { surface, status, waiting } of views) {
      const id = ids.get(surface) ?? '';
      await eventually(async () => (await status(id)) === waiting, `${surface} shows it as ${waiting}`);
      const waits = async () => (await inCore(server, surface)).some((task) => task.status === 'queued');
      await eventually(waits, `the core has the task of ${surface} in a queue`);
    }
    const queues = views.flatMap(({ surface }) => ['--queue', surface]);
    const worker = startWorker(server.url, 'true', [...queues, '--once']);
    assert.is(await worker.ended, 0, worker.output().stderr);
    for (const { surface, status, ended } of views) {
      assert.is(await status(ids.get(surface) ?? ''), ended, surface);
      const tasks = await inCore(server, surface);
      assert.ok(
        tasks.some((task) => task.status === 'completed'),
        `${surface}: ${JSON.stringify(tasks)}`,
      );
      for (const { system_tags } of tasks) {
        const tags = system_tags.filter((tag) => tag.startsWith('surface:'));
        assert.equal(tags, [`surface:${surface}`], 'a task is of one surface');
      }
    }
  }));

test('each surface lists its own tasks and no others', () =>
  withViews(async (server, views) => {
    await server.call('tasks.create', { name: 'made by the API', type: 'training' });
    for (const { surface, submit } of views) await submit(`work-of-${surface}`);
    for (const { surface, names } of views) assert.equal(await names(), [`work-of-${surface}`], surface);
  }));

test('where the settings share them, each lists what was made elsewhere too', () => {
  const shared = ['MLW', 'SYMETRY', 'NCLUE', 'MIMIR'].map((name) => [`TASKWRIGHT_SURFACES_${name}_SHARED`, 'true']);
  return withViews(async (server, views) => {
    await server.call('tasks.create', { name: 'made by the API', type: 'training' });
    await server.call('tasks.create', { name: 'a service of the API', type: 'service' });
    for (const { surface, submit } of views) await submit(`work-of-${surface}`);
    const seen = new Map<string, readonly string[]>();
    for (const { surface, names } of views) seen.set(surface, await names());
    for (const { surface } of views) assert.ok(seen.get(surface)?.includes(`work-of-${surface}`), surface);
    assert.ok(seen.get('mlw')?.includes('made by the API'), `MLW: ${seen.get('mlw')}`);
    assert.ok(seen.get('nclue')?.includes('made by the API'), `NCLUE: ${seen.get('nclue')}`);
    assert.ok(seen.get('symetry')?.includes('a service of the API'), `SymetryML: ${seen.get('symetry')}`);
    assert.not.ok(seen.get('symetry')?.includes('made by the API'), 'SymetryML knows services only');
    assert.ok((seen.get('mimir')?.length ?? 0) > 1, `Mimir: ${seen.get('mimir')}`);
  }, Object.fromEntries(shared));
});

test.run();
