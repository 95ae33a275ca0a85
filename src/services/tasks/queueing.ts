import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
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
  if (queue && queue_name) {
    throw new ApiError(errors.validation_error, {
      extra: 'either the id or the name of the queue should be given, not both',
      hints: { field: 'queue_name', expected: 'no queue_name beside queue', got: queue_name },
    });
  }
  if (queue_name) return tasks.queues.findOrCreate(queue_name, caller);
  return queue || (await tasks.queues.default(caller)).id;
}

/**
 * Puts a task into a queue: first its status, then the entry. When the entry cannot be added the task gets its status back
 * and the error is passed on (task-core 8.7).
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
  const also = { enqueue_status: task.status, 'execution.queue': queue };
  const changed = await tasks.change(task, 'queued', { ...change, onlyOnce: true, also }, caller);
  try {
    await tasks.queues.add(queue, task.id, caller);
  } catch (error) {
    const before = { enqueue_status: null, 'execution.queue': task.execution.queue ?? null };
    const queued: TaskDocument = { ...task, status: 'queued' };
    await tasks.change(queued, task.status, { force: true, reason: 'failed enqueueing', also: before }, caller);
    throw error;
  }
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
  change: Pick<StatusChange, 'reason' | 'message'>,
  caller: Caller,
  tasks: Tasks,
): Promise<Changed> {
  if (task.status !== 'queued') {
    throw new ApiError(errors.invalid_task_id, { data: { status: task.status, expected: 'queued' } });
  }
  if (!task.execution.queue) {
    throw new ApiError(errors.missing_required_fields, { extra: 'task has no queue', data: { field: 'execution.queue' } });
  }
  await takeFromQueue(task, caller, tasks);
  const status = task.enqueue_status ?? 'created';
  return tasks.change(task, status, { ...change, also: { enqueue_status: null } }, caller);
}

/** Removes the task's entry from its queue. Number removed: 0 when it had none. */
export async function takeFromQueue(task: TaskDocument, caller: Caller, tasks: Tasks): Promise<number> {
  return task.execution.queue ? tasks.queues.remove(task.execution.queue, task.id, caller) : 0;
}
