import type { Connection } from './connection.js';
import { fromRun, type Query, type Run, runsOf } from './query.js';
import { type RawDocument, raw } from './read-matches.js';

/** A page that SQL finds and sorts alone. */
export function pageInSql(connection: Connection, query: Query): RawDocument[] {
  const found: RawDocument[] = [];
  let { skip } = query;
  for (const run of runsOf(query)) {
    const rows = readRun(connection, query, run, skip, query.limit - found.length);
    found.push(...rows);
    if (found.length >= query.limit) break;
    // The next run starts where this one ended; only when the page lies behind all of it must its length be known.
    skip = rows.length > 0 || skip === 0 ? 0 : skip - runLength(connection, query, run);
  }
  return found;
}

function readRun(connection: Connection, query: Query, run: Run, skip: number, limit: number): RawDocument[] {
  const { params } = query.filter;
  if (skip === 0 && limit === Number.POSITIVE_INFINITY)
    return connection.all(`SELECT _n, _doc ${fromRun(query, run)}`, params).map(raw);
  const rows = `${fromRun(query, run)} LIMIT ? OFFSET ?`;
  const bounds = [limit === Number.POSITIVE_INFINITY ? -1 : limit, skip];
  // Keys first, then their documents: else whole documents pass through the sorter, and skipped ones are read.
  const keysFirst = query.order !== undefined || skip > 0;
  const sql = keysFirst
    ? `SELECT _n, _doc FROM (SELECT _n AS page_n ${rows}) CROSS JOIN ${query.layout.table} ON _n = page_n`
    : `SELECT _n, _doc ${rows}`;
  return connection.all(sql, [...params, ...bounds]).map(raw);
}

function runLength(connection: Connection, query: Query, run: Run): number {
  return Number(connection.get(`SELECT count(*) ${fromRun(query, run)}`, query.filter.params)?.[0]);
}
