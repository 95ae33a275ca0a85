import type { QueryPlan } from '../port.js';
import type { Connection } from './connection.js';
import { fromRun, type Query, runsOf } from './query.js';

/**
 * How SQLite would find the rows of a query. It is a scan when the whole table is walked, unless that walk follows the order asked for
 * (or none is asked for) and may end at the limit.
 */
export function explainQuery(connection: Connection, query: Query): QueryPlan {
  const steps = runsOf(query).flatMap((run) => {
    const rows = connection.all(`EXPLAIN QUERY PLAN SELECT _n ${fromRun(query, run)}`, query.filter.params);
    return rows.map((row) => String(row[3]));
  });
  const walks = steps.some((step) => step.startsWith(`SCAN ${query.layout.collection}`));
  const sorts = query.keys !== undefined || steps.some((step) => step.includes('TEMP B-TREE FOR ORDER BY'));
  const endsEarly = query.limit !== Number.POSITIVE_INFINITY && !sorts && query.filter.sql === '1' && !query.filter.residual;
  return { scan: walks && !endsEarly, detail: steps.join('; ') };
}
