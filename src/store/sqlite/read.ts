import type { Connection } from './connection.js';
import { fromRun, type Query } from './query.js';
import { firstMatches, matches, type RawDocument, sortedMatches } from './read-matches.js';
import { pageInSql } from './read-page.js';

/** The documents of a query, sorted, skipped and limited. Synchronous; the same on the main thread and in a worker. */
export function findAll(connection: Connection, query: Query): RawDocument[] {
  if (query.limit <= 0) return [];
  if (query.keys) return sortedMatches(connection, query, query.keys);
  return query.filter.residual ? firstMatches(connection, query) : pageInSql(connection, query);
}

/** The number of matches; counting stops at the query's limit. */
export function countAll(connection: Connection, query: Query): number {
  const { filter, limit } = query;
  if (filter.residual) {
    let count = 0;
    for (const _ of matches(connection, query)) if (++count >= limit) break;
    return count;
  }
  const rows = fromRun(query, undefined);
  const [sql, params] =
    limit === Number.POSITIVE_INFINITY
      ? [`SELECT count(*) ${rows}`, filter.params]
      : [`SELECT count(*) FROM (SELECT 1 ${rows} LIMIT ?)`, [...filter.params, limit]];
  return Number(connection.get(sql, params)?.[0]);
}

/** Keys in the table of all matches. */
export function keysOfAll(connection: Connection, query: Query): number[] {
  if (query.filter.residual) return Array.from(matches(connection, query), ({ n }) => n);
  return connection.all(`SELECT _n ${fromRun(query, undefined)}`, query.filter.params).map(([n]) => Number(n));
}

/** Those of some rows that match, as they are now. */
export function matchesAmong(connection: Connection, query: Query, keys: readonly number[]): RawDocument[] {
  const { sql, params } = query.filter;
  const among = { sql: `_n IN (SELECT value FROM json_each(?)) AND (${sql})`, params: [JSON.stringify(keys), ...params] };
  const { layout, filter } = query;
  return findAll(connection, {
    layout,
    filter: { ...filter, ...among },
    order: undefined,
    keys: undefined,
    skip: 0,
    limit: keys.length,
  });
}
