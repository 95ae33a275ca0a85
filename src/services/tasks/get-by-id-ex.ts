import { handler } from '../handler.js';
import { listTasks } from './list-tasks.js';

/** The tasks with the given ids that the caller may read, hidden ones too, with references as objects. */
export const getByIdEx = handler('tasks.get_by_id_ex', async (call) =>
  call.request.id.length === 0 ? { tasks: [] } : listTasks(call, { expand: true }),
);
