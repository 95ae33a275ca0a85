import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from '../support/harness.js';
import { command, KEY, startServer, withFolder } from '../support/running-server.js';

const test = suite('taskwright serve');

test('the first start prints where it listens, where the data lies, and a key that works', async () => {
  await withFolder(async (folder) => {
    const server = await startServer(folder, {});
    const { stdout } = server.output();
    assert.match(stdout, server.url);
    assert.match(stdout, folder);
    assert.match(stdout, /storage +sqlite /);
    const created = await server.call('tasks.create', { name: 'my first task', type: 'training' });
    assert.is(created.status, 200);
    const listed = await server.call('tasks.get_all', { only_fields: ['id', 'name', 'status'] });
    assert.equal(listed.data.tasks, [{ id: created.data.id, name: 'my first task', status: 'created' }]);
    assert.is(await server.stop(), 0);
  });
});

test('the printed calls can be pasted', async () => {
  await withFolder(async (folder) => {
    const server = await startServer(folder, {});
    const lines = server
      .output()
      .stdout.split('\n')
      .filter((line) => line.startsWith('  curl '));
    assert.is(lines.length, 2);
    for (const line of lines) {
      assert.match(line, `-u '${server.accessKey}:${server.secretKey}'`);
      const [, body = ''] = /-d '([^']+)'/.exec(line) ?? [];
      const action = line.split('/').at(-1) ?? '';
      assert.is((await server.call(action, JSON.parse(body))).status, 200);
    }
    await server.stop();
  });
});

test('tasks, queues and keys survive a restart, and the key is shown only once', async () => {
  await withFolder(async (folder) => {
    const first = await startServer(folder, {});
    const { data } = await first.call('tasks.create', { name: 'kept', type: 'training' });
    await first.call('tasks.enqueue', { task: data.id });
    await first.stop();
    const second = await startServer(folder, { TASKWRIGHT_ACCESS_KEY: first.accessKey, TASKWRIGHT_SECRET_KEY: first.secretKey });
    assert.not.match(second.output().stdout, first.secretKey);
    const task = (await second.call('tasks.get_by_id', { task: data.id })).data.task as { status: string };
    assert.is(task.status, 'queued');
    const { id } = (await second.call('queues.get_default')).data;
    const next = (await second.call('queues.get_next_task', { queue: id })).data.entry as { task: string };
    assert.is(next.task, data.id);
    await second.stop();
  });
});

test('a key from the settings works and is not printed with its secret', async () => {
  await withFolder(async (folder) => {
    const server = await startServer(folder);
    assert.not.match(server.output().stdout, KEY.TASKWRIGHT_SECRET_KEY);
    assert.is((await server.call('tasks.get_all')).status, 200);
    await server.stop();
  });
});

test('the secrets in the data folder are for the owner alone', async () => {
  await withFolder(async (folder) => {
    const server = await startServer(join(folder, 'data'));
    const secret = join(folder, 'data', 'token-secret');
    assert.ok(existsSync(secret));
    assert.is(statSync(secret).mode & 0o777, 0o600);
    assert.is(statSync(join(folder, 'data')).mode & 0o777, 0o700);
    await server.stop();
  });
});

test('calls that run when it is told to stop are finished', async () => {
  await withFolder(async (folder) => {
    const server = await startServer(folder);
    const calls = Array.from({ length: 20 }, (_, index) =>
      server.call('tasks.create', { name: `late ${index}`, type: 'training' }),
    );
    await Promise.race(calls);
    const stopped = server.stop();
    const answers = await Promise.allSettled(calls);
    assert.is(await stopped, 0);
    const fine = answers.filter((answer) => answer.status === 'fulfilled' && answer.value.status === 200).length;
    const again = await startServer(folder);
    const { tasks } = (await again.call('tasks.get_all', { only_fields: ['id'] })).data as { tasks: unknown[] };
    assert.ok(tasks.length >= fine, `${tasks.length} stored, ${fine} acknowledged`);
    await again.stop();
  });
});

test('health and metrics are plain GETs without credentials', async () => {
  await withFolder(async (folder) => {
    const server = await startServer(folder);
    await server.call('tasks.get_all');
    await server.call('tasks.nosuch');
    assert.is((await fetch(`${server.url}/health/live`)).status, 200);
    const ready = await fetch(`${server.url}/health/ready`);
    assert.match(((await ready.json()) as { storage: string }).storage, 'sqlite');
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    assert.match(metrics, /taskwright_calls_total\{action="tasks.get_all",version="2\.15",code="200"\} 1/);
    assert.match(metrics, /action="\(unknown\)"/);
    await server.stop();
  });
});

test('a deprecated version says so, links to what there is to read, and is counted by who calls', async () => {
  await withFolder(async (folder) => {
    const server = await startServer(folder, {
      ...KEY,
      TASKWRIGHT_LOG_LEVEL: 'info',
      TASKWRIGHT_VERSIONS_DOCUMENTATION_URL: 'https://docs.example/{version}',
    });
    const credentials = Buffer.from(`${server.accessKey}:${server.secretKey}`).toString('base64');
    const headers = {
      authorization: `Basic ${credentials}`,
      'content-type': 'application/json',
      'user-agent': 'old-agent/0.17 (linux)',
    };
    const answer = await fetch(`${server.url}/v2.14/models.update_for_task`, {
      method: 'POST',
      headers,
      body: '{"task": "x"}',
      redirect: 'manual',
    });
    assert.is(answer.status, 301, 'it is not supported any more');
    assert.is(answer.headers.get('deprecation'), '@0');
    assert.is(answer.headers.get('link'), '<https://docs.example/2.14>; rel="deprecation"');
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    assert.match(
      metrics,
      'taskwright_deprecated_calls_total{action="models.update_for_task",version="2.14",client="old-agent/0.17"} 1',
    );
    await server.stop();
    const { stdout, stderr } = server.output();
    const line = `${stdout}${stderr}`.split('\n').find((each) => each.includes('a deprecated version is still called')) ?? '{}';
    const { action, version, client, user, calls } = JSON.parse(line) as Record<string, unknown>;
    assert.equal([action, version, client, calls], ['models.update_for_task', '2.14', 'old-agent/0.17', 1]);
    assert.type(user, 'string');
  });
});

async function refused(folder: string, ...argv: string[]): Promise<string> {
  const { code, stderr } = await command(['serve', '--port', '0', '--data-dir', folder, ...argv], KEY);
  assert.is(code, 2);
  assert.not.match(stderr, /\n {4}at /);
  return stderr;
}

test('an unknown database URL is refused, listing what is known, without the password', async () => {
  await withFolder(async (folder) => {
    const stderr = await refused(folder, '--database', 'postgres://user:hunter2@127.0.0.1/x');
    for (const known of ['mongodb://', 'mongodb+srv://', 'sqlite:///', 'memory:']) assert.match(stderr, known);
    assert.not.match(stderr, 'hunter2');
  });
});

test('a data folder in use by another server is refused, with the process', async () => {
  await withFolder(async (folder) => {
    const server = await startServer(folder);
    assert.match(await refused(folder), String(process.pid));
    await server.stop();
  });
});

test('a data folder that cannot be made is refused', async () => {
  await withFolder(async (folder) => {
    writeFileSync(join(folder, 'file'), '');
    assert.match(await refused(join(folder, 'file', 'data')), join(folder, 'file', 'data'));
  });
});

test('a port in use is refused, and the database is let go of', async () => {
  await withFolder(async (folder) => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await command(['serve', '--port', String(port), '--data-dir', folder], KEY);
    other.close();
    assert.is(code, 2);
    assert.match(stderr, `port ${port} on 127.0.0.1 is in use`);
    await (await startServer(folder)).stop();
  });
});

test('half a key in the settings is refused', async () => {
  await withFolder(async (folder) => {
    const { code, stderr } = await command(['serve', '--port', '0', '--data-dir', folder], { TASKWRIGHT_ACCESS_KEY: 'A' });
    assert.is(code, 2);
    assert.match(stderr, 'auth.access_key and auth.secret_key belong together');
  });
});

test('a MongoDB that does not answer is refused in bounded time, without the password', async () => {
  await withFolder(async (folder) => {
    const stderr = await refused(folder, '--database', 'mongodb://user:hunter2@127.0.0.1:1/x');
    assert.match(stderr, '127.0.0.1:1');
    assert.not.match(stderr, 'hunter2');
  });
});

test('secrets are in no log line', async () => {
  await withFolder(async (folder) => {
    const server = await startServer(folder, { ...KEY, TASKWRIGHT_LOG_LEVEL: 'debug' });
    const { token } = (await server.call('auth.login')).data as { token: string };
    assert.ok(token.length > 20);
    await server.stop();
    const { stdout, stderr } = server.output();
    for (const secret of [KEY.TASKWRIGHT_SECRET_KEY, token, readFileSync(join(folder, 'token-secret'), 'utf8').trim()]) {
      assert.not.match(stdout + stderr, secret);
    }
  });
});

test.run();
