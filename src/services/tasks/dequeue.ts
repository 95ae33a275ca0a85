import { handler } from '../handler.js';
import { dequeueTask } from './queueing.js';
import { said } from './transitions.js';

/** Takes a task out of its queue; it gets the status it had before. */
export const dequeue = handler('tasks.dequeue', async ({ request, caller, tasks }) => {
  const task = await tasks.writable(request.task, caller);
  const changed = await dequeueTask(task, said(request), caller, tasks);
  return { ...changed, dequeued: changed.updated };
});
