import { errors } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';
import { atLeastOne } from '../at-least-one.js';
import { handler } from '../handler.js';
import { inTurn } from '../in-turn.js';
import { archiveTask } from './archiving.js';
import { said } from './transitions.js';

/** Puts own tasks away: all or, when an id is not one of an own task, none (task-core 8.6). Says how many tasks there are, not ids. */
export const archive = handler('tasks.archive', async ({ request, caller, signal, tasks }) => {
  const ids = [...new Set(atLeastOne('tasks', request.tasks))];
  const found = (await tasks.collection.find({ id: { $in: ids } })).filter(({ company }) => company === caller.company);
  const known = new Set(found.map(({ id }) => id));
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length > 0) throw new ApiError(errors.invalid_task_id, { data: { ids: missing } });
  await inTurn(found, (task) => archiveTask(task, said(request), caller, tasks), { signal });
  return { archived: found.length };
});
