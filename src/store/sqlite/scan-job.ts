import type { Filter, Scalar } from '../port.js';
import type { Connection } from './connection.js';
import type { Layout } from './layout.js';
import { compileQuery, type QueryOptions } from './query.js';
import { countAll, findAll } from './read.js';
import { countsAt, distinctAt, type ValueCount } from './read-groups.js';
import type { RawDocument } from './read-matches.js';

/** A query in a form that can be sent to a worker. */
export interface ScanJob {
  readonly kind: keyof ScanResults;
  readonly collection: string;
  readonly filter: Filter;
  readonly options: QueryOptions;
  /** For `distinct` and `countBy`. */
  readonly path?: string;
}

/** What each kind of query gives. */
export interface ScanResults {
  readonly find: RawDocument[];
  readonly count: number;
  readonly distinct: Scalar[];
  readonly countBy: ValueCount[];
}

/** Runs a query, on whichever thread. */
export function runScan(connection: Connection, layouts: ReadonlyMap<string, Layout>, job: ScanJob): ScanResults[ScanJob['kind']] {
  const layout = layouts.get(job.collection);
  if (!layout) throw new TypeError(`no collection is called ${JSON.stringify(job.collection)}`);
  const query = compileQuery(layout, job.filter, job.options);
  switch (job.kind) {
    case 'find':
      return findAll(connection, query);
    case 'count':
      return countAll(connection, query);
    case 'distinct':
      return distinctAt(connection, query, job.path ?? '');
    case 'countBy':
      return countsAt(connection, query, job.path ?? '');
  }
}
