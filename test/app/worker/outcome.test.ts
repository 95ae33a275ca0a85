import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { queuedTask, shownTask, startWorker, withServer, workOff } from '../../support/running-worker.js';

const test = suite('what becomes of a task that a worker runs');

test('exit code 0 completes it, with what it printed shown', () =>
  withServer(async (server) => {
    const task = await queuedTask(server);
    const printed = await workOff(server.url, "node -e 'console.log(`task`, process.argv[1])' {task}", ['--name', 'w1']);
    const shown = await shownTask(server, task);
    assert.is(shown.status, 'completed');
    assert.is(shown.status_reason, 'exit code 0');
    assert.is(shown.last_worker, 'w1');
    const log = shown.execution?.artifacts?.find(({ key }) => key === 'worker log');
    assert.is(log?.type_data?.preview, `task ${task}\n`);
    assert.match(printed, new RegExp(`^task ${task} from default: completed \\(exit code 0\\) after \\d+\\.\\d s$`, 'm'));
  }));

test('any other exit code fails it, with the last lines of both streams', () =>
  withServer(async (server) => {
    const task = await queuedTask(server);
    await workOff(
      server.url,
      "node -e 'console.log(Array.from({ length: 500 }, (_, i) => `line ` + i).join(`\\n`)); console.error(`broken`); process.exitCode = 3'",
    );
    const shown = await shownTask(server, task);
    assert.is(shown.status, 'failed');
    assert.is(shown.status_reason, 'exit code 3');
    assert.match(shown.status_message, /line 499/);
    assert.match(shown.status_message, /broken/);
    assert.is(shown.status_message.split('\n').length, 10);
  }));

test('a command that a signal ended fails', () =>
  withServer(async (server) => {
    const task = await queuedTask(server);
    await workOff(server.url, 'kill -KILL $$');
    const shown = await shownTask(server, task);
    assert.is(shown.status, 'failed');
    assert.is(shown.status_reason, 'ended by SIGKILL');
  }));

test('a command that cannot be started fails, and says why', () =>
  withServer(async (server) => {
    const tooLong = { Args: { long: { section: 'Args', name: 'long', value: 'x'.repeat(200_000) } } };
    const task = await queuedTask(server, { hyperparams: tooLong });
    await workOff(server.url, 'true');
    const shown = await shownTask(server, task);
    assert.is(shown.status, 'failed');
    assert.match(shown.status_reason, /could not be started.*E2BIG/);
  }));

test('an end that the script reported itself stays as it is', () =>
  withServer(async (server) => {
    const task = await queuedTask(server);
    const authorization = Buffer.from(`${server.accessKey}:${server.secretKey}`).toString('base64');
    const report = `await fetch(process.env.TASKWRIGHT_API_URL + "/tasks.failed", { method: "POST", body: JSON.stringify({ task: "{task}", status_reason: "by itself" }), headers: { Authorization: "Basic ${authorization}", "Content-Type": "application/json" } })`;
    const printed = await workOff(server.url, `node --input-type=module -e '${report}'`);
    const shown = await shownTask(server, task);
    assert.is(shown.status, 'failed');
    assert.is(shown.status_reason, 'by itself');
    assert.match(printed, 'failed, as reported already');
  }));

test('a task that cannot be started is passed over, and the next one runs', () =>
  withServer(async (server) => {
    const done = await queuedTask(server);
    const queue = (await server.call('queues.get_default')).data.id;
    await server.call('tasks.failed', { task: done, force: true });
    const next = await queuedTask(server);
    assert.is((await server.call('queues.peek_task', { queue })).data.task, done);
    const printed = await workOff(server.url, 'true');
    assert.is((await shownTask(server, done)).status, 'failed');
    assert.is((await shownTask(server, next)).status, 'completed');
    assert.match(printed, `task ${done} from default: skipped`);
  }));

test('what the command leaves in the background ends with it', () =>
  withServer(async (server, folder) => {
    const file = join(folder, 'background');
    const task = await queuedTask(server);
    await workOff(server.url, `sleep 600 & echo $! > ${file}`);
    assert.is((await shownTask(server, task)).status, 'completed');
    const left = Number(readFileSync(file, 'utf8'));
    assert.throws(() => process.kill(left, 0), /ESRCH/);
  }));

test('--log-dir keeps the whole output of each task', () =>
  withServer(async (server, folder) => {
    const task = await queuedTask(server);
    const logs = join(folder, 'logs', 'deep');
    await workOff(server.url, "node -e 'process.stdout.write(`x`.repeat(100000)); console.error(`end`)'", ['--log-dir', logs]);
    const kept = readFileSync(join(logs, `${task}.log`), 'utf8');
    assert.is(kept.replaceAll('x', '').trim(), 'end');
    assert.is(kept.length, 100_004);
  }));

test('a log that cannot be written is told, and the task runs all the same', () =>
  withServer(async (server, folder) => {
    const task = await queuedTask(server);
    mkdirSync(join(folder, `${task}.log`));
    const worker = startWorker(server.url, 'echo done', ['--once', '--log-dir', folder]);
    assert.is(await worker.ended, 0);
    assert.match(worker.output().stderr, 'the log cannot be written');
    const shown = await shownTask(server, task);
    assert.is(shown.status, 'completed');
    assert.is(shown.execution?.artifacts?.[0]?.type_data?.preview, 'done\n');
  }));

test.run();
