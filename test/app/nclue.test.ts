import * as assert from 'uvu/assert';
import { nclueSignature } from '../../src/surfaces/nclue/signature.js';
import { eventually, suite } from '../support/harness.js';
import { command, KEY, type RunningServer, startServer, withFolder } from '../support/running-server.js';

const test = suite('NCLUE on a running server');

const TASKS = '/api/v1/tasks';
const AT_ONCE = { ...KEY, TASKWRIGHT_SURFACES_NCLUE_ADMISSION_DELAY_S: '0' };

interface Credential {
  readonly id: string;
  readonly secret: string;
}

async function credentialIn(folder: string): Promise<Credential> {
  const { stdout } = await command(['credentials', 'create', '--surface', 'nclue', '--data-dir', folder, '--json']);
  return JSON.parse(stdout) as Credential;
}

/** A signed request. */
async function ask({ url }: RunningServer, { id, secret }: Credential, method: string, target: string, body?: object) {
  const timestamp = String(Date.now());
  const headers = {
    'x-ncp-apigw-timestamp': timestamp,
    'x-ncp-iam-access-key': id,
    'x-ncp-apigw-signature-v2': nclueSignature({ method, target, timestamp, accessKey: id }, secret),
  };
  const answer = await fetch(url + target, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  return { status: answer.status, json: (await answer.json()) as Readonly<Record<string, unknown>> };
}

const statusOf = async (server: RunningServer, key: Credential, task: unknown) =>
  (await ask(server, key, 'GET', `${TASKS}/${task}`)).json.status;

test('a task is registered, outlives a restart, and is let into its queue once', async () => {
  await withFolder(async (folder) => {
    const first = await startServer(folder);
    await first.stop();
    const key = await credentialIn(folder);
    const second = await startServer(folder);
    const asked = { name: 'Pets', train_feature_id: 'f', train_bucket: 'b', train_file_path: 'p.tsv' };
    const made = await ask(second, key, 'POST', TASKS, asked);
    assert.is(made.status, 200, JSON.stringify(made.json));
    const { task_id } = made.json;
    assert.is(await statusOf(second, key, task_id), 'registered');
    await second.stop();
    const third = await startServer(folder, AT_ONCE);
    await eventually(async () => (await statusOf(third, key, task_id)) === 'pending', 'it is let in');
    assert.is((await ask(third, key, 'DELETE', `${TASKS}/${task_id}`)).status, 409);
    assert.is((await ask(third, key, 'POST', TASKS, asked)).status, 409, 'the name is still taken');
    const { data } = await third.call('queues.get_all_ex', { name: '^nclue$' });
    const [queue] = data.queues as readonly { entries: readonly { task: { id: string } }[] }[];
    assert.equal(
      queue?.entries.map(({ task }) => task.id),
      [String(task_id).replaceAll('-', '')],
    );
    assert.is(await third.stop(), 0);
  });
});

test('shows times in the zone of the settings', async () => {
  await withFolder(async (folder) => {
    await (await startServer(folder)).stop();
    const key = await credentialIn(folder);
    const server = await startServer(folder, { ...KEY, TASKWRIGHT_SURFACES_NCLUE_ZONE: 'UTC' });
    const before = new Date().toISOString().slice(0, 19);
    const asked = { name: 'Pets', train_feature_id: 'f', train_bucket: 'b', train_file_path: 'p.tsv' };
    const { created_at } = (await ask(server, key, 'POST', TASKS, asked)).json;
    assert.ok(String(created_at) >= before && String(created_at) <= new Date().toISOString(), String(created_at));
    await server.stop();
  });
});

test('is not there when the settings do not want it', async () => {
  await withFolder(async (folder) => {
    const server = await startServer(folder, { ...KEY, TASKWRIGHT_SURFACES_NCLUE_ENABLED: 'false' });
    const { json } = await ask(server, { id: 'key', secret: 'secret' }, 'GET', TASKS);
    assert.equal(Object.keys(json), ['meta', 'data'], 'it is the API that refuses');
    await server.stop();
  });
});

for (const [name, value] of [
  ['ZONE', 'Asia/Nowhere'],
  ['QUEUE', 'ab'],
] as const) {
  test(`a server with ${name} ${value} does not start, and says why`, async () => {
    await withFolder(async (folder) => {
      const environment = { ...KEY, [`TASKWRIGHT_SURFACES_NCLUE_${name}`]: value };
      const { code, stderr } = await command(['serve', '--port', '0', '--data-dir', folder], environment);
      assert.is(code, 2, stderr);
      assert.match(stderr, `surfaces.nclue.${name.toLowerCase()}: expected`);
      assert.match(stderr, value);
    });
  });
}

test.run();
