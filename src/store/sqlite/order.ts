import type { SortKey } from '../port.js';
import type { Column, Layout } from './layout.js';

/** A sort that SQL can do. */
export interface SqlOrder {
  /** What follows `ORDER BY`; insertion order decides last. */
  readonly sql: string;
  /** Set when the first key wants empty values last: the rows are then read in two runs, so that an index can give each in order. */
  readonly emptyLast?: { readonly full: string; readonly empty: string };
}

/** Undefined when some key is no declared scalar, or compares numbers inside texts: such a sort is done on the documents. */
export function compileOrder(keys: readonly SortKey[], layout: Layout): SqlOrder | undefined {
  const terms: string[] = [];
  let split: SqlOrder['emptyLast'];
  for (const [i, key] of keys.entries()) {
    const column = layout.columns.get(key.path);
    if (!column || (key.numeric && column.type === 'string')) return undefined;
    if (key.emptyLast && !key.descending && column.path !== 'id') {
      if (i === 0) split = { full: isFull(column), empty: `(${isFull(column)}) IS NOT TRUE` };
      else terms.push(`(${isFull(column)}) IS NOT TRUE`);
    }
    terms.push(`${column.sql}${key.descending ? ' DESC' : ''}`);
    if (column.path === 'id') return { sql: terms.join(', '), ...(split ? { emptyLast: split } : {}) };
  }
  return { sql: [...terms, '_n'].join(', '), ...(split ? { emptyLast: split } : {}) };
}

function isFull(column: Column): string {
  return column.type === 'string' ? `${column.sql} > ''` : `${column.sql} IS NOT NULL`;
}
