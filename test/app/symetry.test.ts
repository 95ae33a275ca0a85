import * as assert from 'uvu/assert';
import { suite } from '../support/harness.js';
import { command, KEY, startServer, withFolder } from '../support/running-server.js';
import { SymetryClient } from '../support/symetry-client.js';

const test = suite('SymetryML on a running server');

test('a task and its name outlive a restart', async () => {
  await withFolder(async (folder) => {
    const key = await SymetryClient.credential(folder);
    const first = await startServer(folder);
    const client = new SymetryClient(first.url, key);
    assert.equal(await client.create({ name: 't1', params: { 'ssl.key.password': 's3cret' } }), [
      202,
      { statusCode: 'CREATED', statusString: 'Task created with name [t1] for customer [c1]', values: {} },
    ]);
    assert.equal(await client.said('GET', '/t1/start'), [200, 'OK']);
    await first.stop();
    const second = await startServer(folder);
    const again = new SymetryClient(second.url, key);
    assert.equal(await again.status('t1'), { status: 'RUNNING', processIsAlive: 'false', lastError: '' });
    assert.equal(await again.create({ name: 't1' }).then(([status]) => status), 409);
    const { data } = await second.call('tasks.get_all', { system_tags: ['surface:symetry'] });
    const [task] = data.tasks as readonly { readonly name: string; readonly status: string }[];
    assert.equal([task?.name, task?.status], ['SymetryML t1', 'queued']);
    assert.not.match(JSON.stringify(data), 's3cret');
    assert.is(await second.stop(), 0);
  });
});

test('its settings are heard', async () => {
  await withFolder(async (folder) => {
    const key = await SymetryClient.credential(folder);
    const settings = {
      TASK_MAX: '1',
      QUEUE: 'kafka',
      ACCEPT_PLAIN: 'true',
      CREATED_AS_201: 'true',
      SHORT_LIST: 'true',
      SHARED: 'true',
      LENIENT_PATH: 'true',
    };
    const environment = Object.entries(settings).map(([name, value]) => [`TASKWRIGHT_SURFACES_SYMETRY_${name}`, value]);
    const server = await startServer(folder, { ...KEY, ...Object.fromEntries(environment) });
    const client = new SymetryClient(server.url, key);
    assert.equal((await client.sent('POST', '/symetry/rest/c1/tasks/create', '{"name":"t1"}'))[0], 201);
    assert.equal((await client.create({ name: 't2' }))[0], 201);
    assert.equal(await client.said('GET', '/t1/start'), [200, 'OK']);
    assert.equal(await client.said('GET', '/t2/start'), [500, 'Job execution was refused by server.']);
    await server.call('tasks.create', { name: 'made elsewhere', type: 'service' });
    const [status, { values }] = await client.sent('GET', '/c1/tasks');
    assert.equal([status, values], [200, { stringList: { values: ['t1', 't2', 'made elsewhere'] } }]);
    const { data } = await server.call('queues.get_all', { name: '^kafka$', only_fields: ['entries'] });
    assert.is((data.queues as readonly { readonly entries: readonly unknown[] }[])[0]?.entries.length, 1);
    const api = await fetch(`${server.url}/v2.22/tasks.get_all`, { method: 'POST' });
    assert.equal([api.status, Object.keys((await api.json()) as object)], [401, ['meta', 'data']], 'the API is where it was');
    await server.stop();
  });
});

test('a limit that is reached is not logged as a failure, and no secret is logged at all', async () => {
  await withFolder(async (folder) => {
    const key = await SymetryClient.credential(folder);
    const environment = { ...KEY, TASKWRIGHT_LOG_LEVEL: 'debug', TASKWRIGHT_SURFACES_SYMETRY_TASK_MAX: '0' };
    const server = await startServer(folder, environment);
    const client = new SymetryClient(server.url, key);
    await client.create({ name: 't1', params: { 'ssl.key.password': 'hunter2' } });
    await client.create({ name: 't2', params: { 'ssl.key.password': ['hunter2'] } });
    await client.sent('POST', '/symetry/rest/c1/tasks/create', '{"password":"hunter2"}');
    assert.equal(await client.said('GET', '/t1/start'), [500, 'Job execution was refused by server.']);
    await new SymetryClient(server.url, { ...key, secret: 'MDEyMzQ1Njc4OWFiY2RlZg==' }).said('GET', '');
    await server.stop();
    const log = server.output().stderr;
    assert.match(log, 'tasks.create');
    assert.not.match(log, '"level":50');
    for (const secret of ['hunter2', key.secret]) assert.not.match(log, secret);
  });
});

test('is not there when the settings do not want it', async () => {
  await withFolder(async (folder) => {
    const server = await startServer(folder, { ...KEY, TASKWRIGHT_SURFACES_SYMETRY_ENABLED: 'false' });
    const answer = await fetch(`${server.url}/symetry/rest/c1/tasks`);
    assert.equal(Object.keys((await answer.json()) as object), ['meta', 'data'], 'it is the API that refuses');
    await server.stop();
  });
});

for (const [name, value] of [
  ['QUEUE', 'ab'],
  ['TASK_MAX', '-1'],
  ['TASK_MAX', 'many'],
  ['ACCEPT_PLAIN', 'maybe'],
] as const) {
  test(`a server with ${name} ${value} does not start, and says why`, async () => {
    await withFolder(async (folder) => {
      const environment = { ...KEY, [`TASKWRIGHT_SURFACES_SYMETRY_${name}`]: value };
      const { code, stderr } = await command(['serve', '--port', '0', '--data-dir', folder], environment);
      assert.is(code, 2, stderr);
      assert.match(stderr, new RegExp(`symetry[._]${name}`, 'i'));
      assert.match(stderr, value);
    });
  });
}

test.run();
