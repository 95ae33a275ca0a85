import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import { invalidValue } from '../query/query-errors.js';
import { waysOut } from './status-machine.js';
import type { TaskDocument } from './task-document.js';
import type { Changed, StatusChange, Tasks } from './tasks.js';

/** Where a task is to wait: a queue by id or by name, else the company's default queue. */
export interface QueueChoice {
  readonly queue?: string | undefined;
  /** Created when there is none. */
  readonly queue_name?: string | undefined;
}

/** Id of the chosen queue. @throws ApiError 400/12 both named, 400/707 and 400/708 no single default, 400/800 name too short */
export async function chosenQueue({ queue, queue_name }: QueueChoice, caller: Caller, tasks: Tasks): Promise<string> {
  if (queue && queue_name) throw invalidValue('queue_name', 'either the id or the name of the queue', 'both');
  if (queue_name) return tasks.queues.findOrCreate(queue_name, caller);
  return queue || (await tasks.queues.default(caller)).id;
}

/**
 * Puts a task into a queue: first its status, then the entry. When the entry cannot be added the task gets its status back
 * and the error is passed on (task-core 8.7). With force a task that waits in another queue moves to this one.
 *
 * @throws ApiError 400/110, 400/121, 400/701, 400/706
 */
export async function enqueueTask(
  task: TaskDocument,
  queue: string,
  change: Pick<StatusChange, 'force' | 'reason' | 'message'>,
  caller: Caller,
  tasks: Tasks,
): Promise<Changed> {
  const enqueue_status = task.status === 'queued' ? task.enqueue_status : task.status;
  const also = { enqueue_status, 'execution.queue': queue };
  const changed = await tasks.change(task, 'queued', { ...change, onlyOnce: true, also }, caller);
  try {
    await tasks.queues.add(queue, task.id, caller);
  } catch (error) {
    const before = { enqueue_status: null, 'execution.queue': task.execution.queue ?? null };
    await tasks.restore(task, 'queued', { reason: 'failed enqueueing', also: before }, caller);
    throw error;
  }
  if (task.status === 'queued' && task.execution.queue !== queue) await takeFromQueue(task, caller, tasks);
  return changed;
}

/**
 * Takes a queued task out of its queue and gives it the status it had before (task-core 8.8). That its entry is already gone
 * does not matter.
 *
 * @throws ApiError 400/101 not queued, 400/11 without a queue, 400/110, 400/121
 */
export async function dequeueTask(
  task: TaskDocument,
  { reason, message }: Pick<StatusChange, 'reason' | 'message'>,
  caller: Caller,
  tasks: Tasks,
): Promise<Changed> {
  if (task.status !== 'queued') {
    const data = { status: task.status, expected: 'queued' };
    throw new ApiError(errors.invalid_task_id, { data, hints: waysOut(task.status, ['queued']) });
  }
  if (!task.execution.queue) {
    throw new ApiError(errors.missing_required_fields, { extra: 'task has no queue', data: { field: 'execution.queue' } });
  }
  await takeFromQueue(task, caller, tasks);
  const status = task.enqueue_status ?? 'created';
  return tasks.change(task, status, { reason, message, also: { enqueue_status: null } }, caller);
}

/** Removes the entry of a queued task. Number removed: 0 when the task is not queued, or has no entry. */
export async function takeFromQueue(task: TaskDocument, caller: Caller, tasks: Tasks): Promise<number> {
  if (task.status !== 'queued' || !task.execution.queue) return 0;
  return tasks.queues.remove(task.execution.queue, task.id, caller);
}
