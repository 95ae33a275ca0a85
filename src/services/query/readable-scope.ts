import type { Caller } from '../../rpc/index.js';
import type { Collection, Document, Filter } from '../../store/index.js';
import { own, ownOrPublic } from '../scope.js';

/**
 * What the caller may read of a collection, as narrow as it can be said. An index leads through one company's documents in order, but
 * not through two companies' at once; so while nothing is public at all, which one lookup tells, only the own company is asked for.
 */
export async function readableScope<T extends Document>(collection: Collection<T>, caller: Caller): Promise<Filter> {
  const anyPublic = await collection.count({ company: { $in: ['', null] } }, { limit: 1 });
  return anyPublic === 0 ? own(caller) : ownOrPublic(caller);
}
