import type { CommandEnd } from './running-command.js';
import type { TaskState } from './task-state.js';

/** Why a command was ended from here. */
export type EndRequest = TaskState | 'shutdown';

/** What is reported of a task that has ended here. */
export interface Verdict {
  readonly status: 'completed' | 'failed' | 'stopped';
  readonly reason: string;
  readonly message: string;
}

/** Reason of tasks that end because their worker does. */
const SHUTDOWN_REASON = 'the worker was shut down';

/**
 * How a run ended. Whoever wanted it to stop decides, whatever the command made of that; but a command that was through before it was
 * ended has done its work.
 *
 * @param request why the command was ended from here, if it was
 * @param state of the task now
 * @param lastLines of its output
 */
export function verdict(end: CommandEnd, request: EndRequest | undefined, state: TaskState, lastLines: string): Verdict {
  const wanted = request === 'shutdown' || request === undefined ? state : request;
  if (wanted.kind === 'early_stop') return { status: 'completed', reason: wanted.reason, message: 'Stopped early, as was asked' };
  const done = end.kind === 'exit' && end.code === 0;
  if (done && request === undefined) return { status: 'completed', reason: 'exit code 0', message: '' };
  if (wanted.kind === 'stop') return { status: 'stopped', reason: wanted.reason, message: 'Stopped, as was asked' };
  if (request === 'shutdown') {
    return { status: 'stopped', reason: SHUTDOWN_REASON, message: 'Ended before it was done; enqueue it to run it again' };
  }
  return { status: 'failed', reason: reasonOf(end), message: lastLines };
}

function reasonOf(end: CommandEnd): string {
  if (end.kind === 'exit') return `exit code ${end.code}`;
  return end.kind === 'signal' ? `ended by ${end.signal}` : `the command could not be started: ${end.message}`;
}
