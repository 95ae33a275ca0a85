import { compareValues } from '../compare.js';
import { isScalar } from '../filter-shape.js';
import { groupKey } from '../group.js';
import { valueAt } from '../paths.js';
import type { Group, Scalar } from '../port.js';
import type { Connection } from './connection.js';
import type { Column } from './layout.js';
import type { Query } from './query.js';
import { matches } from './read-matches.js';
import type { ScanSubject } from './scan-job.js';
import { fromColumn } from './values.js';

/** Figures about the matches, apart for each combination of values: from the index columns where the filter allows, else from the documents. */
export function groupsOf(connection: Connection, query: Query, about: ScanSubject): Group[] {
  return query.filter.residual ? fromDocuments(connection, query, about) : fromColumns(connection, query, about);
}

function fromColumns(connection: Connection, query: Query, { paths, figures = {} }: ScanSubject): Group[] {
  const { table } = query.layout;
  const by = paths.map((path) => columnOf(query, path));
  const max = figures.max === undefined ? undefined : columnOf(query, figures.max);
  const sum = figures.sum === undefined ? '0' : `total(${columnOf(query, figures.sum).sql})`;
  const wanted = [...by.map(({ sql }) => sql), 'count(*)', sum, max ? `max(${max.sql})` : 'NULL'].join(', ');
  const groups = by.map((_, i) => i + 1).join(', ');
  const sql = `SELECT ${wanted} FROM ${table} WHERE ${query.filter.sql} GROUP BY ${groups}`;
  return connection.all(sql, query.filter.params).map((row) => {
    const [count, total, greatest] = row.slice(by.length);
    return {
      values: by.map(({ type }, i) => fromColumn(type, row[i])),
      count: Number(count),
      sum: Number(total),
      max: max ? fromColumn(max.type, greatest) : null,
    };
  });
}

/** What is left of a filter to be tested on the documents has to be, whatever is asked of them. */
function fromDocuments(connection: Connection, query: Query, { paths, figures: { sum, max } = {} }: ScanSubject): Group[] {
  const groups = new Map<string, Group>();
  const others = [...paths, ...[sum, max].filter((path) => path !== undefined)];
  for (const { part } of matches(connection, query, others)) {
    const values = paths.map((path) => scalarAt(part, path));
    const key = JSON.stringify(values.map(groupKey));
    const before = groups.get(key) ?? { values, count: 0, sum: 0, max: null };
    const number = scalarAt(part, sum);
    const value = scalarAt(part, max);
    groups.set(key, {
      values,
      count: before.count + 1,
      sum: before.sum + (typeof number === 'number' ? number : 0),
      max: compareValues(value, before.max) > 0 ? value : before.max,
    });
  }
  return [...groups.values()];
}

function scalarAt(part: object, path: string | undefined): Scalar {
  const value = path === undefined ? null : valueAt(part, path);
  return isScalar(value) ? value : null;
}

function columnOf({ layout }: Query, path: string): Column {
  const column = layout.columns.get(path);
  if (!column) throw new TypeError(`${layout.collection}: ${JSON.stringify(path)} is no declared scalar`);
  return column;
}
