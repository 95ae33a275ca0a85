import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import { ownOrPublic } from '../scope.js';
import type { TaskDocument } from './task-document.js';
import type { Tasks } from './tasks.js';

/**
 * One field of every task named, each task once, in no order.
 *
 * @throws ApiError 400/101 naming the ids of no task that the caller may read
 */
export async function readableTasks<Field extends keyof TaskDocument>(
  ids: readonly string[],
  field: Field,
  caller: Caller,
  tasks: Tasks,
): Promise<readonly Pick<TaskDocument, 'id' | Field>[]> {
  const found = await tasks.collection.find({ ...ownOrPublic(caller), id: { $in: ids } }, { projection: { include: [field] } });
  const known = new Set(found.map(({ id }) => id));
  const missing = [...new Set(ids)].filter((id) => !known.has(id));
  if (missing.length > 0) throw new ApiError(errors.invalid_task_id, { data: { ids: missing } });
  return found;
}
