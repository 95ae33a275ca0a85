import { handler } from '../handler.js';
import { listTasks } from './list-tasks.js';

/** The tasks that match, with references as ids. */
export const getAll = handler('tasks.get_all', (call) => listTasks(call, { expand: false, scrolls: true }));
