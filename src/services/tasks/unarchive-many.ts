import { handler } from '../handler.js';
import { unarchiveTask } from './archiving.js';
import { eachTask } from './each-task.js';
import { said } from './transitions.js';

/** Takes each of many tasks out of the archive (task-core 8.6). */
export const unarchiveMany = handler('tasks.unarchive_many', (call) =>
  eachTask(call, async (task) => {
    await unarchiveTask(task, said(call.request), call.tasks);
    return { unarchived: true };
  }),
);
