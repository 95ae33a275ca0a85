import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { eventually, suite } from '../../support/harness.js';
import { KEY, startServer, withFolder } from '../../support/running-server.js';
import { queuedTask, reached, shownTask, startWorker, withServer, workOff } from '../../support/running-worker.js';

const test = suite('workers and queues');

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').trim().split('\n');
}

test('two workers share a queue of twenty: each task runs once', () =>
  withServer(async (server, folder) => {
    const file = join(folder, 'ran');
    const tasks = await Promise.all(Array.from({ length: 20 }, () => queuedTask(server)));
    const command = `echo {task} >> ${file}`;
    const workers = ['w1', 'w2'].map((name) => startWorker(server.url, command, ['--once', '--name', name]));
    assert.equal(await Promise.all(workers.map(({ ended }) => ended)), [0, 0]);
    assert.equal(linesOf(file).sort(), tasks.toSorted());
    const shown = await Promise.all(tasks.map((task) => shownTask(server, task)));
    assert.ok(shown.every(({ status }) => status === 'completed'));
    assert.equal(new Set(shown.map(({ last_worker }) => last_worker)), new Set(['w1', 'w2']));
  }));

test('the first queue that was named comes first, by name or by id', () =>
  withServer(async (server, folder) => {
    const file = join(folder, 'ran');
    const urgent = String((await server.call('queues.create', { name: 'urgent (1.0)' })).data.id);
    const later = await queuedTask(server);
    const { id: first } = (await server.call('tasks.create', { name: 'first', type: 'training' })).data;
    await server.call('tasks.enqueue', { task: first, queue: urgent });
    await workOff(server.url, `echo {task} >> ${file}`, ['--queue', 'urgent (1.0)', '--queue', 'default']);
    assert.equal(linesOf(file), [first, later]);
    const { id: second } = (await server.call('tasks.create', { name: 'second', type: 'training' })).data;
    await server.call('tasks.enqueue', { task: second, queue: urgent });
    await workOff(server.url, `echo {task} >> ${file}`, ['--queue', urgent]);
    assert.equal(linesOf(file), [first, later, second]);
  }));

test('a server that is restarted finds the command still running, and the workers back', () =>
  withFolder(async (folder) => {
    const file = join(folder, 'ran');
    const first = await startServer(join(folder, 'data'));
    const { port } = new URL(first.url);
    const tasks = await Promise.all(Array.from({ length: 6 }, () => queuedTask(first)));
    const go = join(folder, 'go');
    const worker = startWorker(first.url, `echo {task} >> ${file}; while [ ! -e ${go} ]; do sleep 0.05; done`, ['--once']);
    await eventually(() => existsSync(file) && linesOf(file).length === 1, 'the first command runs');
    await first.stop();
    await eventually(() => worker.output().stderr.includes('cannot be reached'), 'the worker notices');
    // It knows none of the tokens that the first one gave.
    const second = await startServer(join(folder, 'data'), { ...KEY, TASKWRIGHT_TOKEN_SECRET: 'another-'.repeat(5) }, port);
    writeFileSync(go, '');
    await Promise.all(tasks.map((task) => reached(second, task, 'completed')));
    assert.is(await worker.ended, 0);
    assert.match(worker.output().stderr, 'answers again');
    assert.equal(linesOf(file).sort(), tasks.toSorted());
    await second.stop();
  }));

test.run();
