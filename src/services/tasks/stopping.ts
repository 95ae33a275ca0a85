import type { Caller } from '../../rpc/index.js';
import { takeFromQueue } from './queueing.js';
import type { TaskDocument } from './task-document.js';
import type { Changed, StatusChange, Tasks } from './tasks.js';

/**
 * Stops a task at once when nobody runs it; else asks its worker to stop, by the message "stopping" (task-core 6.4).
 * `force` lifts the transition table but does not turn the request into an immediate stop.
 *
 * @throws ApiError 400/110, 400/121
 */
export async function stopTask(
  task: TaskDocument,
  { force, reason }: Pick<StatusChange, 'force' | 'reason'>,
  caller: Caller,
  tasks: Tasks,
): Promise<Changed> {
  const atOnce = task.status === 'queued' || task.system_tags.includes('development') || !tasks.hasLiveWorker(task);
  if (!atOnce) return tasks.change(task, task.status, { reason, message: 'stopping' }, caller);
  const changed = await tasks.change(task, 'stopped', { force, reason, message: `Stopped by ${caller.userName}` }, caller);
  await takeFromQueue(task, caller, tasks);
  return changed;
}
