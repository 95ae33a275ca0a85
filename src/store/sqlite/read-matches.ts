import type { Matcher } from '../match.js';
import { compareSortValues, type SortValues, sortValues } from '../sort.js';
import type { Connection } from './connection.js';
import { needsOf } from './needs.js';
import { partialRead } from './partial-read.js';
import { fromRun, type Query, residualTest, runsOf } from './query.js';

/** A document as read: its key in the table and its JSON text, which is cheap to hand from one thread to another. */
export interface RawDocument {
  readonly n: number;
  readonly text: string;
}

/** A row that matches, with as much of its document as was needed to know that. */
interface Match {
  readonly n: number;
  readonly part: object;
}

/**
 * The matches in SQL's order, read as they are asked for; what SQL leaves open is tested here, on those members of the document that the
 * test, the sorting and `others` name.
 */
export function* matches(connection: Connection, query: Query, others: readonly string[] = []): Generator<Match> {
  const test = guarded(query);
  const { select, build } = partialRead(query.layout, needsOf(query, others));
  const columns = ['_n', ...select].join(', ');
  for (const run of runsOf(query)) {
    for (const [n, ...values] of connection.iterate(`SELECT ${columns} ${fromRun(query, run)}`, query.filter.params)) {
      const part = build(values);
      if (test(part)) yield { n: Number(n), part };
    }
  }
}

function guarded({ filter, tests }: Query): Matcher {
  const test = residualTest(filter);
  if (!test) return () => true;
  return tests ? (document) => tests.run(() => test(document)) : test;
}

/** The matches from `skip` on, up to `limit` of them. */
export function firstMatches(connection: Connection, query: Query): RawDocument[] {
  const found: RawDocument[] = [];
  let passed = 0;
  for (const { n } of matches(connection, query)) {
    if (passed++ >= query.skip) found.push(...fetched(connection, query, n));
    if (found.length >= query.limit) break;
  }
  return found;
}

/** A page sorted here: the sort values of all matches are held, and only the documents of the page are read. */
export function sortedMatches(connection: Connection, query: Query, keys: Parameters<typeof sortValues>[1]): RawDocument[] {
  const all: { readonly n: number; readonly values: SortValues }[] = [];
  for (const { n, part } of matches(connection, query)) all.push({ n, values: sortValues(part, keys) });
  all.sort((a, b) => compareSortValues(a.values, b.values, keys) || a.n - b.n);
  return all.slice(query.skip, query.skip + query.limit).flatMap(({ n }) => fetched(connection, query, n));
}

function fetched(connection: Connection, { layout }: Query, n: number): RawDocument[] {
  return connection.all(`SELECT _n, _doc FROM ${layout.table} WHERE _n = ?`, [n]).map(raw);
}

export function raw([n, text]: readonly unknown[]): RawDocument {
  return { n: Number(n), text: String(text) };
}
