import type { ApiClient } from './api-client.js';

/** What the server has to say of a task that this worker runs. */
export type TaskState =
  /** Go on. */
  | { readonly kind: 'runs' }
  /** Somebody asked to stop it: end the command, then report `stopped`, or `completed` when it is to end early. */
  | { readonly kind: 'stop' | 'early_stop'; readonly reason: string }
  /** Its script reported the end itself and is cleaning up. */
  | { readonly kind: 'reported'; readonly status: string }
  /** Deleted, reset, stopped from outside, or running elsewhere since: not this worker's any more. */
  | { readonly kind: 'gone'; readonly why: string };

/** Asked for with each look at a task. */
const LOOKED_AT = ['id', 'status', 'status_message', 'status_reason', 'started'];

const REPORTED = new Set(['completed', 'failed', 'closed', 'publishing', 'published']);

/** The fields of a task that a state depends on. */
export interface TaskView {
  readonly status?: string | undefined;
  readonly status_message?: string | undefined;
  readonly status_reason?: string | undefined;
  readonly started?: string | undefined;
}

/** Asks once. @param started moment when this run began, as the server said it @throws Refusal, Unreachable */
export async function readTaskState(api: ApiClient, task: string, started: string | undefined): Promise<TaskState> {
  const { tasks = [] } = await api.call('tasks.get_all', { id: [task], only_fields: LOOKED_AT, search_hidden: true });
  return taskState(tasks[0] as TaskView | undefined, started);
}

/**
 * Reads a state from what the task shows. A reset clears `started`, so that another moment there is another run. A request to stop is
 * the message "stopping" on a running task; its reason tells an early stop, which counts as success.
 */
export function taskState(task: TaskView | undefined, started: string | undefined): TaskState {
  if (!task) return { kind: 'gone', why: 'it was deleted' };
  const { status = 'unknown', status_message, status_reason = '' } = task;
  if (REPORTED.has(status)) return { kind: 'reported', status };
  if (status !== 'in_progress') return { kind: 'gone', why: `it is ${status}` };
  if (task.started !== started) return { kind: 'gone', why: 'it was reset and runs elsewhere' };
  if (status_message !== 'stopping') return { kind: 'runs' };
  return { kind: status_reason === 'early_stop' ? 'early_stop' : 'stop', reason: status_reason };
}
