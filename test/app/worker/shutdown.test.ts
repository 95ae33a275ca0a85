import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { eventually, suite } from '../../support/harness.js';
import { lives, queuedTask, shownTask, startWorker, WORKER_ENVIRONMENT, withServer } from '../../support/running-worker.js';

const test = suite('a worker that is told to stop');

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A worker in a process of its own. */
function workerProcess(url: string, command: string): ChildProcess {
  const argv = ['--import', 'tsx', 'src/app/main.ts', 'worker', '--url', url, '--exec', command, '--poll-interval', '0.05'];
  return spawn(process.execPath, argv, { cwd: root, env: WORKER_ENVIRONMENT, stdio: 'ignore' });
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', resolve));
}

/** A script that ignores SIGTERM and writes its process id. */
function stubborn(file: string): string {
  return `trap "" TERM; echo $$ > ${file}; while :; do sleep 0.1; done`;
}

function written(file: string): Promise<number> {
  return eventually(() => existsSync(file) && Number(readFileSync(file, 'utf8')), 'the script runs', 10_000) as Promise<number>;
}

test('ends the command, reports the task stopped with the reason, is forgotten, and takes no other', () =>
  withServer(async (server, folder) => {
    const file = join(folder, 'script');
    const [task, other] = [await queuedTask(server), await queuedTask(server)];
    const worker = workerProcess(server.url, `echo $$ > ${file}; exec sleep 600`);
    const exit = exitOf(worker);
    const script = await written(file);
    worker.kill('SIGTERM');
    assert.is(await exit, 0);
    assert.not(lives(script));
    const shown = await shownTask(server, task);
    assert.is(shown.status, 'stopped');
    assert.is(shown.status_reason, 'the worker was shut down');
    assert.is((await shownTask(server, other)).status, 'queued');
    assert.equal((await server.call('workers.get_all')).data.workers, []);
  }));

test('a second signal ends it and the command at once', () =>
  withServer(async (server, folder) => {
    const file = join(folder, 'script');
    await queuedTask(server);
    const worker = workerProcess(server.url, stubborn(file));
    const exit = exitOf(worker);
    const script = await written(file);
    worker.kill('SIGINT');
    // The signal that the command ignores is what shows that the first one was heeded.
    const repeat = setInterval(() => worker.kill('SIGINT'), 200);
    assert.is(await exit, 130);
    clearInterval(repeat);
    await eventually(() => !lives(script), 'the script is gone');
  }));

test('an idle worker ends at once, and is forgotten', () =>
  withServer(async (server) => {
    const worker = startWorker(server.url, 'true', ['--poll-interval', '600']);
    await eventually(() => worker.output().stdout.includes('takes tasks from default'), 'it works');
    await eventually(async () => {
      const { workers } = (await server.call('workers.get_all')).data as { workers: { last_report_time?: string }[] };
      return workers[0]?.last_report_time;
    }, 'it has reported');
    assert.is(await worker.stop(), 0);
    assert.equal((await server.call('workers.get_all')).data.workers, []);
  }));

test('a task that is taken when the worker is told to stop waits at the head of its queue again', () =>
  withServer(async (server) => {
    const [first, second] = [await queuedTask(server), await queuedTask(server)];
    const queue = (await server.call('queues.get_default')).data.id;
    let stopped: Promise<number> | undefined;
    const inBetween = createServer(async (request, response) => {
      const body = await text(request);
      if (request.url?.endsWith('queues.get_next_task')) stopped = worker.stop();
      const headers = { Authorization: request.headers.authorization ?? '', 'Content-Type': 'application/json' };
      const answer = await fetch(`${server.url}${request.url}`, { method: 'POST', headers, body });
      response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(await answer.text());
    }).listen(0, '127.0.0.1');
    await once(inBetween, 'listening');
    const worker = startWorker(`http://127.0.0.1:${(inBetween.address() as AddressInfo).port}`, 'true');
    assert.is(await worker.ended, 0);
    assert.is(await stopped, 0);
    inBetween.closeAllConnections();
    inBetween.close();
    const { entries } = (await server.call('queues.get_by_id', { queue })).data.queue as { entries: { task: string }[] };
    assert.equal(
      entries.map(({ task }) => task),
      [first, second],
    );
    assert.is((await shownTask(server, first)).status, 'queued');
  }));

test('a worker that waits for its server ends at once', async () => {
  const worker = startWorker('http://127.0.0.1:1', 'true');
  await eventually(() => worker.output().stderr.includes('cannot be reached'), 'it has tried');
  assert.is(await worker.stop(), 0);
});

test.run();
