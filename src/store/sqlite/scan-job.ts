import type { Filter, Scalar } from '../port.js';
import type { Connection } from './connection.js';
import type { Query, QueryOptions } from './query.js';
import { countAll, findAll } from './read.js';
import { countsAt, distinctAt, type ValueCount } from './read-groups.js';
import type { RawDocument } from './read-matches.js';

/** What each kind of query gives. */
export interface ScanResults {
  readonly find: RawDocument[];
  readonly count: number;
  readonly distinct: Scalar[];
  readonly countBy: ValueCount[];
}

export type ScanKind = keyof ScanResults;

/** A query in a form that can be sent to a thread. */
export interface ScanJob<K extends ScanKind = ScanKind> {
  readonly kind: K;
  readonly collection: string;
  readonly filter: Filter;
  readonly options: QueryOptions;
  /** For `distinct` and `countBy`. */
  readonly path?: string;
}

const runs: { readonly [K in ScanKind]: (connection: Connection, query: Query, path: string) => ScanResults[K] } = {
  find: findAll,
  count: countAll,
  distinct: distinctAt,
  countBy: countsAt,
};

/** Runs a query, on whichever thread. */
export function runCompiled<K extends ScanKind>(connection: Connection, query: Query, kind: K, path = ''): ScanResults[K] {
  return runs[kind](connection, query, path);
}
