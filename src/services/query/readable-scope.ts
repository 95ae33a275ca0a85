import type { Caller } from '../../rpc/index.js';
import type { Collection, Document, Filter } from '../../store/index.js';
import { own, ownOrPublic } from '../scope.js';

/**
 * What the caller may read of a collection, as narrow as it can be said. An index leads through one company's documents in order, but
 * not through two companies' at once; so while nothing is public at all, which two lookups tell, only the own company is asked for.
 */
export async function readableScope<T extends Document>(collection: Collection<T>, caller: Caller): Promise<Filter> {
  return (await isAnyPublic(collection)) ? ownOrPublic(caller) : own(caller);
}

/**
 * The order is what leads an engine to the index on company and creation: where one company has all documents, its figures say that the
 * company tells nothing, and without an order it reads them all to see that none is public.
 */
async function isAnyPublic<T extends Document>(collection: Collection<T>): Promise<boolean> {
  const oldest = { sort: [{ path: 'created' }], limit: 1, projection: { include: ['id'] } };
  for (const company of ['', null]) if ((await collection.find({ company }, oldest)).length > 0) return true;
  return false;
}
