import type { QueryPlan } from '../port.js';
import type { Connection } from './connection.js';
import { fromRun, type Query, runsOf } from './query.js';

/**
 * How SQLite would find the rows of a query. It is a scan when the whole table is walked; a walk along an index that gives the order asked
 * for, or along the table when neither order nor filter is asked for, ends at the limit and is none.
 */
export function explainQuery(connection: Connection, query: Query): QueryPlan {
  const steps = runsOf(query).flatMap((run) => {
    const rows = connection.all(`EXPLAIN QUERY PLAN SELECT _n, _doc ${fromRun(query, run)}`, query.filter.params);
    return rows.map((row) => String(row[3]));
  });
  const walk = steps.find(
    (step) => step.startsWith(`SCAN ${query.layout.collection}`) && !step.startsWith(`SCAN ${query.layout.collection}:`),
  );
  const sorts = query.keys !== undefined || steps.some((step) => step.includes('TEMP B-TREE FOR ORDER BY'));
  const passesAll = query.filter.sql === '1' && !query.filter.residual;
  const endsEarly = query.limit !== Number.POSITIVE_INFINITY && !sorts && (passesAll || walk?.includes('USING') === true);
  return { scan: walk !== undefined && !endsEarly, detail: steps.join('; ') };
}
