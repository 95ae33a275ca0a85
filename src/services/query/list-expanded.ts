import type { Collection, Document } from '../../store/index.js';
import type { QueryTable } from './collection-query.js';
import { asList, type DocumentList, type FindDocumentsOptions, findDocuments, type ListCall } from './find-documents.js';
import { joinReferences, type SeparateField } from './join.js';
import { shapes } from './shapes/index.js';

export interface ListExpandedOptions<T> extends FindDocumentsOptions<T> {
  /** `scroll_id` counts. */
  readonly scrolls?: boolean;
  /** Fields of referenced documents that are kept elsewhere. */
  readonly separate?: readonly SeparateField[];
}

/**
 * One page of the own and public documents that a `get_all_ex` asks for: references as `{id}` objects with what `only_fields` asks
 * for behind them, `id` always shown (task-core 7.1, 7.5).
 *
 * @throws ApiError 400/11, 12, 14 for a malformed request, 400/21 for a bad regular expression
 */
export async function listExpanded<T extends Document>(
  call: ListCall,
  collection: Collection<T>,
  table: QueryTable,
  { scrolls = false, separate = [], ...options }: ListExpandedOptions<T> = {},
): Promise<DocumentList> {
  const found = await findDocuments(call, collection, table, options, { scrolls, joined: shapes });
  const { store, caller, signal } = call;
  const context = { store, caller, signal, shapes, separate };
  return asList(found, found.show(await joinReferences(found.documents, table.shape, found.selection, context)));
}
