import { compareSortValues, type SortValues, sortValues } from '../sort.js';
import { decode } from './codec.js';
import type { Connection } from './connection.js';
import { fromRun, type Query, residualTest, runsOf } from './query.js';

/** A document as read: its key in the table and its JSON text, which is cheap to hand from one thread to another. */
export interface RawDocument {
  readonly n: number;
  readonly text: string;
}

/** The matches in SQL's order, read as they are asked for; what SQL leaves open is tested on each document. */
export function* matches(connection: Connection, query: Query): Generator<RawDocument> {
  const test = residualTest(query.filter);
  for (const run of runsOf(query)) {
    for (const row of connection.iterate(`SELECT _n, _doc ${fromRun(query, run)}`, query.filter.params)) {
      const document = raw(row);
      if (!test || test(decode(document.text))) yield document;
    }
  }
}

/** The matches from `skip` on, up to `limit` of them. */
export function firstMatches(connection: Connection, query: Query): RawDocument[] {
  const found: RawDocument[] = [];
  let passed = 0;
  for (const document of matches(connection, query)) {
    if (passed++ >= query.skip) found.push(document);
    if (found.length >= query.limit) break;
  }
  return found;
}

/** A page sorted here: the sort values of all matches are held, and only the documents of the page. */
export function sortedMatches(connection: Connection, query: Query, keys: Parameters<typeof sortValues>[1]): RawDocument[] {
  const all: { readonly n: number; readonly values: SortValues }[] = [];
  for (const { n, text } of matches(connection, query)) all.push({ n, values: sortValues(decode<object>(text), keys) });
  all.sort((a, b) => compareSortValues(a.values, b.values, keys) || a.n - b.n);
  const sql = `SELECT _n, _doc FROM ${query.layout.table} WHERE _n = ?`;
  return all.slice(query.skip, query.skip + query.limit).flatMap(({ n }) => connection.all(sql, [n]).map(raw));
}

export function raw([n, text]: readonly unknown[]): RawDocument {
  return { n: Number(n), text: String(text) };
}
