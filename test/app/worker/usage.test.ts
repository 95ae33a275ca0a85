import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { eventually, suite } from '../../support/harness.js';
import { command, KEY } from '../../support/running-server.js';
import { lives, queuedTask, shownTask, startWorker, WORKER_ENVIRONMENT, withServer } from '../../support/running-worker.js';

const test = suite('taskwright worker as it is called');

async function refused(argv: readonly string[], environment: Readonly<Record<string, string>> = KEY): Promise<string> {
  const { code, stderr } = await command(['worker', ...argv], environment);
  assert.is(code, 2);
  assert.not.match(stderr, /\n {4}at /);
  return stderr;
}

for (const [what, argv, told] of [
  ['no command', [], '--exec'],
  ['an address that is none', ['--exec', 'true', '--url', 'localhost'], '--url'],
  ['an address with a password', ['--exec', 'true', '--url', 'http://u:hunter2@127.0.0.1:1'], '--url'],
  ['a time that is no number', ['--exec', 'true', '--poll-interval', 'soon'], '--poll-interval soon: expected seconds'],
  ['a time below zero', ['--exec', 'true', '--grace=-1'], '--grace -1: expected seconds'],
  ['an empty name', ['--exec', 'true', '--name', ' '], '--name'],
] as const) {
  test(`${what} is refused`, async () => {
    const stderr = await refused(argv);
    assert.match(stderr, told);
    assert.not.match(stderr, 'hunter2');
  });
}

test('half a key is refused', async () => {
  assert.match(await refused(['--exec', 'true'], {}), 'no access key');
  assert.match(await refused(['--exec', 'true'], { TASKWRIGHT_ACCESS_KEY: 'A' }), 'no secret key');
});

test('a key that the server does not know is exit code 2, and the secret is not printed', () =>
  withServer(async (server) => {
    const stderr = await refused(['--exec', 'true', '--url', server.url, '--key', 'ADMIN', '--secret', 'hunter2']);
    assert.match(stderr, `${server.url} does not let the worker in`);
    assert.not.match(stderr, 'hunter2');
  }));

test('a queue that does not exist is refused', () =>
  withServer(async (server) => {
    const stderr = await refused(['--exec', 'true', '--url', server.url, '--queue', 'nosuch']);
    assert.match(stderr, '--queue nosuch: no queue has this name or id');
  }));

test('a folder of logs that cannot be made is refused', () =>
  withServer(async (server, folder) => {
    writeFileSync(join(folder, 'file'), '');
    const stderr = await refused(['--exec', 'true', '--url', server.url, '--log-dir', join(folder, 'file', 'logs')]);
    assert.match(stderr, '--log-dir');
  }));

test('the secret may come from a file', () =>
  withServer(async (server, folder) => {
    const made = (await server.call('auth.create_credentials')).data.credentials as { access_key: string; secret_key: string };
    writeFileSync(join(folder, 'secret'), `${made.secret_key}\n`);
    const { PATH } = WORKER_ENVIRONMENT;
    const environment = { PATH, TASKWRIGHT_ACCESS_KEY: made.access_key, TASKWRIGHT_SECRET_KEY_FILE: join(folder, 'secret') };
    const task = await queuedTask(server);
    const worker = startWorker(server.url, 'true', ['--once'], environment);
    assert.is(await worker.ended, 0);
    assert.is((await shownTask(server, task)).status, 'completed');
  }));

test('a key that is revoked while a task runs is exit code 2, and the command is ended', () =>
  withServer(async (server, folder) => {
    const made = (await server.call('auth.create_credentials')).data.credentials as { access_key: string; secret_key: string };
    const { PATH } = WORKER_ENVIRONMENT;
    const environment = { PATH, TASKWRIGHT_ACCESS_KEY: made.access_key, TASKWRIGHT_SECRET_KEY: made.secret_key };
    const file = join(folder, 'script');
    await queuedTask(server);
    const worker = startWorker(server.url, `echo $$ > ${file}; exec sleep 600`, [], environment);
    const script = await eventually(() => existsSync(file) && Number(readFileSync(file, 'utf8')), 'the script runs');
    await server.call('auth.revoke_credentials', { access_key: made.access_key });
    assert.is(await worker.ended, 2);
    assert.not(lives(Number(script)));
    assert.match(worker.output().stderr, 'does not let the worker in');
  }));

test('neither secret nor token is printed', () =>
  withServer(async (server) => {
    await queuedTask(server);
    const worker = startWorker(server.url, 'env; false', ['--once']);
    assert.is(await worker.ended, 0);
    const { stdout, stderr } = worker.output();
    assert.not.match(stdout + stderr, KEY.TASKWRIGHT_SECRET_KEY);
    assert.not.match(stdout + stderr, 'eyJ');
  }));

test.run();
