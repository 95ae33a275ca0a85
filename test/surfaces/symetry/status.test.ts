import * as assert from 'uvu/assert';
import { type TaskStatus, type TasksTask, taskStatus } from '../../../src/generated/index.js';
import { FORCED_STOP } from '../../../src/services/maintenance/watchdog.js';
import { presentStatus, runStateOf } from '../../../src/surfaces/symetry/status.js';
import { suite } from '../../support/harness.js';

const test = suite('how SymetryML tells the status of a task');

const NOW = Date.UTC(2024, 10, 11, 11, 1, 30);
const clock = { now: NOW, workerTimeoutSeconds: 600 };
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

const shown = (task: TasksTask) => presentStatus(task, clock);

/** The table of rest-surfaces 6.2. */
const table: Readonly<Record<TaskStatus, 'RUNNING' | 'STOPPED'>> = {
  created: 'STOPPED',
  queued: 'RUNNING',
  in_progress: 'RUNNING',
  stopped: 'STOPPED',
  failed: 'STOPPED',
  completed: 'STOPPED',
  closed: 'STOPPED',
  publishing: 'STOPPED',
  published: 'STOPPED',
  unknown: 'STOPPED',
};

test('each status of the core has one', () => {
  assert.equal(Object.keys(table).sort(), Object.keys(taskStatus.next).sort());
  for (const [status, expected] of Object.entries(table)) {
    const { status: said, processIsAlive, lastError } = shown({ status: status as TaskStatus });
    assert.equal([said, processIsAlive], [expected, 'false'], status);
    assert.is(lastError, status === 'unknown' ? 'unknown state' : '', status);
  }
});

test('a process is alive while its worker reports, and only of a task in progress', () => {
  const report = (seconds: number, status: TaskStatus = 'in_progress') =>
    shown({ status, last_worker: 'w1', last_worker_report: ago(seconds) }).processIsAlive;
  assert.is(report(0), 'true');
  assert.is(report(599), 'true');
  assert.is(report(600), 'false');
  for (const status of ['queued', 'stopped', 'failed', 'completed'] as const) assert.is(report(0, status), 'false', status);
  assert.is(shown({ status: 'in_progress', last_worker_report: ago(0) }).processIsAlive, 'false', 'nobody runs it');
});

test('one that died by itself is still to run, and not alive', () => {
  const died = { status: 'in_progress', last_worker: 'w1', last_worker_report: ago(3600) } as const;
  const lastError = `No report from worker w1 since ${ago(3600)}`;
  assert.equal(shown(died), { status: 'RUNNING', processIsAlive: 'false', lastError });
  assert.is(shown({ ...died, output: { error: 'out of memory' } }).lastError, 'out of memory');
});

test('one that the server stopped because its worker was silent says so', () => {
  assert.is(shown({ status: 'stopped', status_reason: FORCED_STOP }).lastError, FORCED_STOP);
  assert.is(shown({ status: 'stopped', status_reason: 'enough' }).lastError, '');
});

test('one that was told to stop counts as stopped while its process ends', () => {
  const stopping = { status: 'in_progress', status_message: 'stopping', started: ago(60), last_worker: 'w1' } as const;
  assert.equal(shown({ ...stopping, last_worker_report: ago(1) }), {
    status: 'STOPPED',
    processIsAlive: 'true',
    lastError: '',
  });
  assert.is(runStateOf(stopping), 'stopping');
});

test('the start is told in milliseconds, while it runs (A-SYM-2)', () => {
  const started = ago(60);
  const start = (status: TaskStatus) => shown({ status, started, status_changed: started }).startDateTime;
  assert.is(start('in_progress'), String(NOW - 60_000));
  for (const status of ['created', 'queued', 'stopped', 'failed', 'completed'] as const) assert.is(start(status), undefined);
});

test('of a task that was started again it is this start, though the core keeps the first', () => {
  const again = { status: 'in_progress', started: ago(3600), status_changed: ago(60) } as const;
  assert.is(shown(again).startDateTime, String(NOW - 60_000));
  assert.is(shown({ status: 'in_progress', started: ago(5) }).startDateTime, String(NOW - 5000));
});

test('the last error is what the task said, else the message of its failure', () => {
  const failed = { status: 'failed', status_message: 'line 10' } as const;
  assert.is(shown(failed).lastError, 'line 10');
  assert.is(shown({ status: 'failed', status_message: '', status_reason: 'exit code 3' }).lastError, 'exit code 3');
  assert.is(shown({ ...failed, output: { error: 'no such topic' } }).lastError, 'no such topic');
  assert.is(shown({ status: 'stopped', status_message: 'Stopped by ann' }).lastError, '');
  assert.is(shown({ status: 'in_progress', output: { error: 'lost a partition' } }).lastError, 'lost a partition');
});

test.run();
