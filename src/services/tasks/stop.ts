import { handler } from '../handler.js';
import { takeFromQueue } from './queueing.js';

/**
 * Stops a task at once when nobody runs it; else asks its worker to stop, by the message "stopping" (task-core 6.4).
 * `force` lifts the transition table but does not turn the request into an immediate stop.
 */
export const stop = handler('tasks.stop', async ({ request, caller, tasks }) => {
  const { force, status_reason: reason } = request;
  const task = await tasks.writable(request.task, caller);
  const atOnce = task.status === 'queued' || task.system_tags.includes('development') || !tasks.hasLiveWorker(task);
  if (!atOnce) return tasks.change(task, task.status, { reason, message: 'stopping' }, caller);
  const changed = await tasks.change(task, 'stopped', { force, reason, message: `Stopped by ${caller.userName}` }, caller);
  await takeFromQueue(task, caller, tasks);
  return changed;
});
