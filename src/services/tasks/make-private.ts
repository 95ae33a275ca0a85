import { errors } from '../../generated/index.js';
import { atLeastOne } from '../at-least-one.js';
import { handler } from '../handler.js';
import { makePrivate as takeBack } from '../visibility.js';

/** Takes back tasks that the caller's company made public (task-core 8.17). */
export const makePrivate = handler('tasks.make_private', async ({ request, caller, tasks }) => {
  const ids = atLeastOne('ids', request.ids);
  return { updated: await takeBack(tasks.collection, ids, caller, errors.invalid_task_id) };
});
