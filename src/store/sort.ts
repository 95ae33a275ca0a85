import { compareValues } from './compare.js';
import { compareNaturally } from './natural-order.js';
import { endsAt } from './paths.js';
import type { SortKey } from './port.js';

/** What one document is sorted by: one value a key. Much smaller than the document. */
export type SortValues = readonly unknown[];

/** The values a document is sorted by. Of an array the least item counts, or the greatest when descending; an empty one is missing. */
export function sortValues(document: object, keys: readonly SortKey[]): SortValues {
  return keys.map((key) => {
    const values = endsAt(document, key.path).flatMap((value) => (Array.isArray(value) ? value : [value]));
    const better = key.descending ? 1 : -1;
    return values.reduce((best, value, i) => (i === 0 || better * compareValues(value, best) > 0 ? value : best), undefined);
  });
}

/** Order of two documents by their sort values: negative when `a` comes first, 0 when the keys do not tell. */
export function compareSortValues(a: SortValues, b: SortValues, keys: readonly SortKey[]): number {
  for (const [i, key] of keys.entries()) {
    const order = compareByKey(a[i], b[i], key);
    if (order !== 0) return order;
  }
  return 0;
}

function compareByKey(a: unknown, b: unknown, { descending, emptyLast, numeric }: SortKey): number {
  if (emptyLast && !descending) {
    const empties = Number(isEmpty(a)) - Number(isEmpty(b));
    if (empties !== 0) return empties;
  }
  const texts = numeric && typeof a === 'string' && typeof b === 'string';
  const order = texts ? compareNaturally(a, b) : compareValues(a ?? null, b ?? null);
  return descending ? -order : order;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
