import { handler } from '../handler.js';
import { chosenQueue, enqueueTask } from './queueing.js';
import { asked } from './transitions.js';

/** Puts a task into a queue, where workers take it from. */
export const enqueue = handler('tasks.enqueue', async ({ request, caller, tasks, workers }) => {
  const queue = await chosenQueue(request, caller, tasks);
  const task = await tasks.writable(request.task, caller);
  const changed = await enqueueTask(task, queue, asked(request), caller, tasks);
  const watched = request.verify_watched_queue ? { queue_watched: await workers.watch(queue, caller) } : {};
  return { ...changed, queued: changed.updated, ...watched };
});
