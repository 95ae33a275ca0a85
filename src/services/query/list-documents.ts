import type { Collection, Document } from '../../store/index.js';
import type { QueryTable } from './collection-query.js';
import { asList, type DocumentList, type FindDocumentsOptions, findDocuments, type ListCall } from './find-documents.js';
import { asIds, type Wire } from './present.js';

export type ListDocumentsOptions<T> = FindDocumentsOptions<T>;

/**
 * One page of the own and public documents that a plain `get_all` asks for, references as ids (task-core 7).
 *
 * @throws ApiError 400/11, 12, 14 for a malformed request, 400/21 for a bad regular expression
 */
export async function listDocuments<T extends Document>(
  call: ListCall,
  collection: Collection<T>,
  table: QueryTable,
  options: ListDocumentsOptions<T> = {},
): Promise<Wire[]> {
  return (await findDocuments(call, collection, table, options, { scrolls: false })).show(asIds);
}

/** The same for an action that can also scroll (task-core 7.4). @throws as `listDocuments`, 400/12 for a scroll without a size */
export async function scrollDocuments<T extends Document>(
  call: ListCall,
  collection: Collection<T>,
  table: QueryTable,
  options: ListDocumentsOptions<T> = {},
): Promise<DocumentList> {
  const found = await findDocuments(call, collection, table, options, { scrolls: true });
  return asList(found, found.show(asIds));
}
