import { handler } from '../handler.js';
import { takeFromQueue } from './queueing.js';
import { asked } from './transitions.js';

/**
 * Stops a task at once when nobody runs it; else asks its worker to stop, by the message "stopping" (task-core 6.4).
 * `force` lifts the transition table but does not turn the request into an immediate stop.
 */
export const stop = handler('tasks.stop', async ({ request, caller, tasks }) => {
  const task = await tasks.writable(request.task, caller);
  const { force, reason } = asked(request);
  const immediate = task.status === 'queued' || task.system_tags.includes('development') || !tasks.hasLiveWorker(task);
  if (!immediate) return tasks.change(task, task.status, { force: true, reason, message: 'stopping' }, caller);
  const change = await tasks.change(task, 'stopped', { force, reason, message: `Stopped by ${caller.userName}` }, caller);
  if (task.status === 'queued') await takeFromQueue(task, caller, tasks);
  return change;
});
