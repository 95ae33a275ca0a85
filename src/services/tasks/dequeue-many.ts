import { handler } from '../handler.js';
import { eachTask } from './each-task.js';
import { dequeueTask } from './queueing.js';
import { said } from './transitions.js';

/** Takes each of many tasks out of its queue (task-core 8.8). */
export const dequeueMany = handler('tasks.dequeue_many', (call) =>
  eachTask(call, async (task) => {
    const changed = await dequeueTask(task, said(call.request), call.caller, call.tasks);
    return { dequeued: true, ...changed };
  }),
);
