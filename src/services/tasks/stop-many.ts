import { handler } from '../handler.js';
import { eachTask } from './each-task.js';
import { stopTask } from './stopping.js';
import { asked } from './transitions.js';

/** Stops each of many tasks, or asks its worker to (task-core 8.9). */
export const stopMany = handler('tasks.stop_many', (call) =>
  eachTask(call, (task) => stopTask(task, asked(call.request), call.caller, call.tasks)),
);
