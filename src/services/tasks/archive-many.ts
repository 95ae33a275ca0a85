import { handler } from '../handler.js';
import { archiveTask } from './archiving.js';
import { eachTask } from './each-task.js';
import { said } from './transitions.js';

/** Puts each of many tasks away (task-core 8.6). */
export const archiveMany = handler('tasks.archive_many', (call) =>
  eachTask(call, async (task) => {
    await archiveTask(task, said(call.request), call.caller, call.tasks);
    return { archived: true };
  }),
);
