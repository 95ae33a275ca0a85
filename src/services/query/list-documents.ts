import type { Call } from '../../rpc/index.js';
import type { Collection, Document, Filter } from '../../store/index.js';
import { collectionQuery, type QueryTable } from './collection-query.js';
import { allOf } from './combine.js';
import { pageOf } from './paging.js';
import { asIds, presenter, type Wire } from './present.js';
import { announceCut, runQuery } from './run-query.js';

export interface ListDocumentsOptions<T> {
  /** Must hold too. */
  readonly also?: readonly (Filter | undefined)[];
  /** Adds what is kept elsewhere to the documents that were found. */
  readonly complete?: (documents: readonly T[]) => Promise<readonly object[]>;
}

/**
 * One page of the own and public documents that a plain `get_all` asks for, references as ids (task-core 7).
 *
 * @throws ApiError 400/11, 12, 14 for a malformed request, 400/21 for a bad regular expression
 */
export async function listDocuments<T extends Document>(
  call: Call<object>,
  collection: Collection<T>,
  table: QueryTable,
  { also = [], complete = async (documents) => documents }: ListDocumentsOptions<T> = {},
): Promise<Wire[]> {
  const asked = collectionQuery(call, table);
  const query = { ...asked, filter: allOf([asked.filter, ...also]) };
  const page = pageOf(call.request as Readonly<Record<string, unknown>>, call.nulls);
  const found = await runQuery(collection, query, page, table, call.signal);
  await announceCut(collection, query, page, found.length, call);
  return (await complete(found)).map(presenter(table.shape.fields, query.selection, asIds));
}
