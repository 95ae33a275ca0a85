import type { SortKey } from '../port.js';
import { compareSortValues, type SortValues, sortValues } from '../sort.js';
import type { Stored } from './stored.js';

/** Rows gathered at least before the first ones are picked out. */
const ROOM = 1_000;

interface Row {
  readonly id: string;
  readonly values: SortValues;
}

/**
 * The ids of the first `wanted` documents by the sort keys. Memory holds about twice `wanted` rows, however many come.
 *
 * @param documents with at least what lies at the sort keys' paths
 */
export async function firstIds(documents: AsyncIterable<Stored>, keys: readonly SortKey[], wanted: number): Promise<string[]> {
  const room = Math.max(ROOM, 2 * wanted);
  const rows: Row[] = [];
  for await (const document of documents) {
    rows.push({ id: document._id, values: sortValues(document, keys) });
    if (rows.length >= room) keepFirst(rows, keys, wanted);
  }
  keepFirst(rows, keys, wanted);
  return rows.map((row) => row.id);
}

function keepFirst(rows: Row[], keys: readonly SortKey[], wanted: number): void {
  rows.sort((a, b) => compareSortValues(a.values, b.values, keys));
  rows.length = Math.min(rows.length, wanted);
}
