import { ApiError, type Caller, type ErrorDefinition } from '../rpc/index.js';
import type { Collection, Document, Filter } from '../store/index.js';
import { own, PUBLIC } from './scope.js';

/**
 * Opens own objects to every company, to read. All or, when one of the ids is not an own object or comes twice, none (task-core 8.17).
 *
 * @param unknown the error for ids that are not there
 * @returns number opened
 */
export function makePublic<T extends Document>(
  collection: Collection<T>,
  ids: readonly string[],
  caller: Caller,
  unknown: ErrorDefinition,
): Promise<number> {
  const update = { $set: { company: '', company_origin: caller.company } };
  return updateAll(collection, own(caller), ids, update, unknown);
}

/** Takes back what the caller's company made public; all or none, as above. Number taken back. */
export function makePrivate<T extends Document>(
  collection: Collection<T>,
  ids: readonly string[],
  caller: Caller,
  unknown: ErrorDefinition,
): Promise<number> {
  const published = { ...PUBLIC, company_origin: caller.company };
  const update = { $set: { company: caller.company }, $unset: { company_origin: true } } as const;
  return updateAll(collection, published, ids, update, unknown);
}

async function updateAll<T extends Document>(
  collection: Collection<T>,
  scope: Filter,
  ids: readonly string[],
  update: Parameters<Collection<T>['updateMany']>[1],
  unknown: ErrorDefinition,
): Promise<number> {
  const matching = { ...scope, id: { $in: ids } };
  const found = await collection.find(matching, { projection: { include: ['id'] } });
  if (found.length !== ids.length) throw notAllThere(ids, new Set(found.map(({ id }) => id)), unknown);
  return collection.updateMany(matching, update);
}

/** Without a missing one there are fewer objects than ids because an id came twice. */
function notAllThere(ids: readonly string[], found: ReadonlySet<string>, unknown: ErrorDefinition): ApiError {
  const missing = [...new Set(ids.filter((id) => !found.has(id)))];
  return new ApiError(unknown, { ...(missing.length === 0 && { extra: 'an id comes twice' }), data: { ids: missing } });
}
