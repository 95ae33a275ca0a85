import type { CollectionDefinition, SortKey } from '../port.js';
import { type Emptiness, emptiness } from './emptiness.js';
import { storedPath } from './stored.js';

/** A sort as the server takes it: first key first. */
export type ServerSort = [path: string, direction: 1 | -1][];

/**
 * How documents are brought in order.
 * - `server`: by the server alone.
 * - `parts`: by the server, those with something at the first key's path before those without: two reads that can both walk an index.
 * - `memory`: by us, over the sort keys of every match. A collation would sort numerically, but the server applies it to the filter as
 *   well: `"01"` would match `"1"`, and no index on a text could be used.
 */
export type Ordering =
  | { readonly kind: 'server'; readonly sort: ServerSort }
  | { readonly kind: 'parts'; readonly sort: ServerSort; readonly parts: Emptiness }
  | { readonly kind: 'memory'; readonly keys: readonly SortKey[] };

/** Chooses how to sort. */
export function orderingOf(sort: readonly SortKey[] = [], scalars: CollectionDefinition['scalars'] = {}): Ordering {
  const keys = sort.map((key) => ({ ...key, path: storedPath(key.path) }));
  const [first, ...others] = keys;
  if (keys.some((key) => key.numeric) || others.some(movesEmpty)) return { kind: 'memory', keys };
  const serverSort: ServerSort = keys.map(({ path, descending }) => [path, descending ? -1 : 1]);
  if (first && movesEmpty(first)) return { kind: 'parts', sort: serverSort, parts: emptiness(first.path, scalars) };
  return { kind: 'server', sort: serverSort };
}

function movesEmpty({ emptyLast, descending }: SortKey): boolean {
  return emptyLast === true && descending !== true;
}
