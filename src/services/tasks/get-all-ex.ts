import { handler } from '../handler.js';
import { listTasks } from './list-tasks.js';

/** The tasks that match, with references as objects that `only_fields` may look into. */
export const getAllEx = handler('tasks.get_all_ex', (call) =>
  listTasks(call, { expand: true, scrolls: true, withSubprojects: true }),
);
