import type { Call } from '../../rpc/index.js';
import type { Collection, Document, FindOptions } from '../../store/index.js';
import type { CollectionQuery, QueryTable } from './collection-query.js';
import type { Page } from './paging.js';
import { fromStore } from './query-errors.js';
import { storeProjection } from './store-projection.js';
import { type TextWeights, textScore } from './text-search.js';

type Paging = Pick<Page, 'skip' | 'limit'>;

/** Reads the asked-for part of the matches. @throws ApiError 400/21 for a regular expression that is malformed or takes too long */
export async function runQuery<T extends Document>(
  collection: Collection<T>,
  query: CollectionQuery,
  page: Paging,
  table: QueryTable,
  signal: AbortSignal,
): Promise<T[]> {
  const projection = storeProjection(query.selection, table.shape.fields);
  const options: FindOptions = { signal, ...(projection && { projection }) };
  try {
    return query.order.byTextScore && table.text
      ? await bestFirst(collection, query, page, table.text, options)
      : await collection.find(query.filter, { ...options, ...page, sort: query.order.keys });
  } catch (thrown) {
    throw fromStore(thrown);
  }
}

/** Says in `meta` when a list was cut at our limit, not the caller's: `total` matches, of which `returned` came (task-core 7.4). */
export async function announceCut<T extends Document>(
  collection: Collection<T>,
  query: CollectionQuery,
  page: Page,
  returned: number,
  { answer, signal }: Pick<Call<unknown>, 'answer' | 'signal'>,
): Promise<void> {
  if (!page.capped || returned !== page.limit) return;
  const total = await collection.count(query.filter, { signal });
  if (total > page.skip + returned) answer.meta('cut', { returned, total, page_size: page.limit });
}

/** The store does not know scores: all matches are read by their texts alone, and then the page of the best in full. */
async function bestFirst<T extends Document>(
  collection: Collection<T>,
  { filter, order, words }: CollectionQuery,
  { skip, limit }: Paging,
  weights: TextWeights,
  options: FindOptions,
): Promise<T[]> {
  const texts = { include: Object.keys(weights) };
  const matches = await collection.find(filter, { ...options, projection: texts, sort: order.keys });
  const scored = matches.map((document) => ({ id: document.id, score: textScore(document, words, weights) }));
  const ids = scored.sort((a, b) => b.score - a.score).map(({ id }) => id);
  const page = ids.slice(skip, limit === undefined ? undefined : skip + limit);
  const found = new Map((await collection.find({ id: { $in: page } }, options)).map((document) => [document.id, document]));
  return page.flatMap((id) => found.get(id) ?? []);
}
