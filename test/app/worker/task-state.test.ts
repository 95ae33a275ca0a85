import * as assert from 'uvu/assert';
import { taskState } from '../../../src/app/worker/task-state.js';
import { verdict } from '../../../src/app/worker/verdict.js';
import { suite } from '../../support/harness.js';

const test = suite('what a worker makes of its task');

const BEGAN = '2026-01-01T00:00:00+00:00';
const running = { status: 'in_progress', status_message: '', status_reason: '', started: BEGAN };
const runs = { kind: 'runs' } as const;
const zero = { kind: 'exit', code: 0 } as const;
const terminated = { kind: 'signal', signal: 'SIGTERM' } as const;

test('a running task goes on', () => {
  assert.equal(taskState(running, BEGAN), runs);
});

test('the message "stopping" is a request to stop, and its reason may make it an early one', () => {
  const stopping = { ...running, status_message: 'stopping' };
  assert.equal(taskState(stopping, BEGAN), { kind: 'stop', reason: '' });
  assert.equal(taskState({ ...stopping, status_reason: 'enough' }, BEGAN), { kind: 'stop', reason: 'enough' });
  assert.equal(taskState({ ...stopping, status_reason: 'early_stop' }, BEGAN), { kind: 'early_stop', reason: 'early_stop' });
});

test('what was deleted, reset, queued again, stopped or started anew is gone', () => {
  assert.is(taskState(undefined, BEGAN).kind, 'gone');
  for (const status of ['created', 'queued', 'stopped']) assert.is(taskState({ ...running, status }, BEGAN).kind, 'gone');
  assert.is(taskState({ ...running, started: '2026-01-01T00:00:01+00:00' }, BEGAN).kind, 'gone');
});

test('an end that was reported already is one to respect', () => {
  for (const status of ['completed', 'failed', 'closed', 'publishing', 'published']) {
    assert.equal(taskState({ ...running, status }, BEGAN), { kind: 'reported', status });
  }
});

test('a command that was through before its task was to stop is completed', () => {
  assert.is(verdict(zero, undefined, { kind: 'stop', reason: '' }, '').status, 'completed');
});

test('a script that heeds a request to stop before its worker does is stopped', () => {
  assert.is(verdict({ kind: 'exit', code: 1 }, undefined, { kind: 'stop', reason: 'enough' }, '').reason, 'enough');
});

test('exit code 0 does not make a task completed that was asked to stop', () => {
  assert.is(verdict(zero, { kind: 'stop', reason: '' }, runs, '').status, 'stopped');
  assert.is(verdict(zero, 'shutdown', runs, '').status, 'stopped');
});

test('an early stop is completed, however the command took it', () => {
  for (const end of [zero, terminated]) {
    assert.is(verdict(end, { kind: 'early_stop', reason: 'early_stop' }, runs, '').status, 'completed');
  }
});

test('what nobody asked for is a failure', () => {
  assert.equal(verdict(terminated, undefined, runs, 'last line'), {
    status: 'failed',
    reason: 'ended by SIGTERM',
    message: 'last line',
  });
});

test.run();
