import type { Figures, Filter, Group, Scalar } from '../port.js';
import type { Connection } from './connection.js';
import type { Query, QueryOptions } from './query.js';
import { countAll, findAll } from './read.js';
import { groupsOf } from './read-figures.js';
import { countsAt, distinctAt, type ValueCount } from './read-groups.js';
import type { RawDocument } from './read-matches.js';

/** What each kind of query gives. */
export interface ScanResults {
  readonly find: RawDocument[];
  readonly count: number;
  readonly distinct: Scalar[];
  readonly countBy: ValueCount[];
  readonly groupBy: Group[];
}

export type ScanKind = keyof ScanResults;

/** A query in a form that can be sent to a thread. */
export interface ScanJob<K extends ScanKind = ScanKind> {
  readonly kind: K;
  readonly collection: string;
  readonly filter: Filter;
  readonly options: QueryOptions;
  readonly about?: ScanSubject;
}

/** What is wanted of the matches. */
export interface ScanSubject {
  /** For `distinct`, `countBy` and `groupBy`. */
  readonly paths: readonly string[];
  /** For `groupBy`. */
  readonly figures?: Figures;
}

type Run<K extends ScanKind> = (connection: Connection, query: Query, about: ScanSubject) => ScanResults[K];

const runs: { readonly [K in ScanKind]: Run<K> } = {
  find: findAll,
  count: countAll,
  distinct: (connection, query, { paths: [path = ''] }) => distinctAt(connection, query, path),
  countBy: (connection, query, { paths: [path = ''] }) => countsAt(connection, query, path),
  groupBy: groupsOf,
};

const NOTHING: ScanSubject = { paths: [] };

/** Runs a query, on whichever thread. */
export function runCompiled<K extends ScanKind>(connection: Connection, query: Query, kind: K, about = NOTHING): ScanResults[K] {
  return runs[kind](connection, query, about);
}
