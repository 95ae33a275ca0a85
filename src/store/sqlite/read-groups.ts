import { isScalar } from '../filter-shape.js';
import { distinctValues, groupKey } from '../group.js';
import { valueAt, valuesAt } from '../paths.js';
import type { Scalar } from '../port.js';
import type { Connection } from './connection.js';
import type { Query } from './query.js';
import { matches } from './read-matches.js';
import { fromColumn, fromItem } from './values.js';

/** How many documents have a value. */
export interface ValueCount {
  readonly value: Scalar;
  readonly count: number;
}

/** The distinct values of a path: from its column or side table where the filter allows, else from the documents. */
export function distinctAt(connection: Connection, query: Query, path: string): Scalar[] {
  const { layout, filter } = query;
  if (!filter.residual) {
    const column = layout.columns.get(path);
    const items = layout.items.get(path);
    if (column) {
      const sql = `SELECT DISTINCT ${column.sql} FROM ${layout.table} WHERE (${filter.sql}) AND ${column.sql} IS NOT NULL`;
      return connection.all(sql, filter.params).map(([value]) => fromColumn(column.type, value));
    }
    if (items) {
      const owners = filter.sql === '1' ? '' : ` WHERE n IN (SELECT _n FROM ${layout.table} WHERE ${filter.sql})`;
      const rows = connection.all(`SELECT DISTINCT value FROM ${items.sql}${owners}`, filter.params);
      return rows.map(([value]) => fromItem(value)).filter((value) => value !== null);
    }
  }
  return distinctValues(parts(connection, query, path), (part) => valuesAt(part, path));
}

/** The number of matches per value of a path; lists and objects are no values to count. */
export function countsAt(connection: Connection, query: Query, path: string): ValueCount[] {
  const { layout, filter } = query;
  const column = layout.columns.get(path);
  if (column && !filter.residual) {
    const sql = `SELECT ${column.sql}, count(*) FROM ${layout.table} WHERE ${filter.sql} GROUP BY 1`;
    return connection
      .all(sql, filter.params)
      .map(([value, count]) => ({ value: fromColumn(column.type, value), count: Number(count) }));
  }
  const counts = new Map<string, ValueCount>();
  for (const part of parts(connection, query, path)) {
    const value = valueAt(part, path) ?? null;
    if (isScalar(value)) counts.set(groupKey(value), { value, count: (counts.get(groupKey(value))?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

function* parts(connection: Connection, query: Query, path: string): Generator<object> {
  for (const { part } of matches(connection, query, [path])) yield part;
}
