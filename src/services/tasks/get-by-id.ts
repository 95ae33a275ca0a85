import { handler } from '../handler.js';
import { presentTask } from './present.js';

/** One task with all its fields. 400/101 when there is none that the caller may read. */
export const getById = handler('tasks.get_by_id', async ({ request, caller, tasks }) => ({
  task: presentTask(await tasks.readable(request.task, caller)),
}));
