import { handler } from '../handler.js';
import { undeclaredFlag } from '../undeclared.js';
import { chosenQueue, enqueueTask } from './queueing.js';
import { said } from './transitions.js';

/** Puts a task into a queue, where workers take it from. */
export const enqueue = handler('tasks.enqueue', async ({ request, caller, tasks, workers }) => {
  const force = undeclaredFlag(request, 'force');
  const queue = await chosenQueue(request, caller, tasks);
  const task = await tasks.writable(request.task, caller);
  const changed = await enqueueTask(task, queue, { force, ...said(request) }, caller, tasks);
  const watched = request.verify_watched_queue ? { queue_watched: await workers.watch(queue, caller) } : {};
  return { ...changed, queued: changed.updated, ...watched };
});
