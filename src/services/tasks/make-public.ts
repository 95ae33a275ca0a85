import { errors } from '../../generated/index.js';
import { atLeastOne } from '../at-least-one.js';
import { handler } from '../handler.js';
import { makePublic as openToAll } from '../visibility.js';

/** Opens tasks to every company, to read and to copy (task-core 8.17). */
export const makePublic = handler('tasks.make_public', async ({ request, caller, tasks }) => {
  const ids = atLeastOne('ids', request.ids);
  return { updated: await openToAll(tasks.collection, ids, caller, errors.invalid_task_id) };
});
