import { handler } from '../handler.js';
import { stopTask } from './stopping.js';
import { asked } from './transitions.js';

/** Stops a task, or asks the worker that runs it to stop. */
export const stop = handler('tasks.stop', async ({ request, caller, tasks }) => {
  const task = await tasks.writable(request.task, caller);
  return stopTask(task, asked(request), caller, tasks);
});
