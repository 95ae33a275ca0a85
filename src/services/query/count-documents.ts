import type { Collection, Document, Filter } from '../../store/index.js';
import { collectionQuery, type QueryCall, type QueryOptions, type QueryTable } from './collection-query.js';
import { allOf } from './combine.js';
import { fromStore } from './query-errors.js';

export interface CountOptions extends Pick<QueryOptions, 'scope' | 'conditions'> {
  /** Must hold too. */
  readonly also?: readonly (Filter | undefined)[];
}

/**
 * How many of the own and public documents the filters of a request match.
 *
 * @throws ApiError 400/12, 14 for a malformed request, 400/21 for a bad regular expression
 */
export async function countDocuments<T extends Document>(
  call: QueryCall,
  collection: Collection<T>,
  table: QueryTable,
  { also = [], ...options }: CountOptions = {},
): Promise<number> {
  const { filter } = collectionQuery(call, table, options);
  try {
    return await collection.count(allOf([filter, ...also]), { signal: call.signal });
  } catch (thrown) {
    throw fromStore(thrown);
  }
}
