import type { Call } from '../../rpc/index.js';
import type { Collection, Document, Filter, Store } from '../../store/index.js';
import { collectionQuery, type QueryOptions, type QueryTable } from './collection-query.js';
import { allOf } from './combine.js';
import { pageOf } from './paging.js';
import { type PresentReference, presenter, type Wire } from './present.js';
import { announceCut, runQuery } from './run-query.js';
import { scrollOf } from './scroll.js';
import type { Selection } from './selection.js';

/** A call of an action that lists documents, and what it takes to answer it. */
export type ListCall = Call<object> & { readonly store: Store };

export interface FindDocumentsOptions<T> extends Pick<QueryOptions, 'scope' | 'conditions'> {
  /** Must hold too. */
  readonly also?: readonly (Filter | undefined)[];
  /** Adds fields that are kept elsewhere to the documents that were found. */
  readonly complete?: (documents: readonly T[]) => Promise<readonly object[]>;
  /** Members that answers hold beside the fields that were asked for, by document id. */
  readonly beside?: (documents: readonly T[]) => Promise<ReadonlyMap<string, Wire>>;
}

/** A list as an answer holds it. */
export interface DocumentList {
  readonly documents: Wire[];
  /** Only when the request scrolls. */
  readonly scroll_id?: string;
}

/** What a request found, not yet as its answer shows it. */
export interface FoundDocuments {
  readonly documents: readonly object[];
  readonly selection: Selection;
  /** The documents as the answer holds them. */
  show(references: PresentReference): Wire[];
  /** Moves the scroll, if there is one, past this page: last of all, so that a page that failed can be asked for again. */
  advance(): Promise<Pick<DocumentList, 'scroll_id'>>;
}

interface Reading {
  /** `scroll_id` counts. */
  readonly scrolls: boolean;
  /** As in QueryOptions. */
  readonly joined?: QueryOptions['joined'];
}

/**
 * Reads one page, or one step of a scroll, of what a `get_all` asks for (task-core 7).
 *
 * @throws ApiError 400/11, 12, 14 for a malformed request, 400/21 for a bad regular expression
 */
export async function findDocuments<T extends Document>(
  call: ListCall,
  collection: Collection<T>,
  table: QueryTable,
  { also = [], complete = async (documents) => documents, beside, ...options }: FindDocumentsOptions<T>,
  { scrolls, joined }: Reading,
): Promise<FoundDocuments> {
  const asked = collectionQuery(call, table, { ...options, ...(joined && { joined }) });
  const query = { ...asked, filter: allOf([asked.filter, ...also]) };
  const scroll = scrolls ? await scrollOf(call) : undefined;
  const page = scroll?.page ?? pageOf(call.request as Readonly<Record<string, unknown>>, call.nulls);
  const found = await runQuery(collection, query, page, table, call.signal);
  await announceCut(collection, query, page, found.length, call);
  const [documents, members] = await Promise.all([complete(found), beside?.(found)]);
  return {
    documents,
    selection: query.selection,
    show: (references) => {
      const shown = documents.map(presenter(table.shape.fields, query.selection, references));
      return members ? shown.map((wire, place) => ({ ...wire, ...members.get(found[place]?.id ?? '') })) : shown;
    },
    advance: async () => (scroll ? { scroll_id: await scroll.advance(found.length) } : {}),
  };
}

/** The answer's list in the form its action gives it. */
export async function asList(found: FoundDocuments, documents: Wire[]): Promise<DocumentList> {
  return { documents, ...(await found.advance()) };
}
