import type { Filter } from '../port.js';
import type { Connection } from './connection.js';
import { explainQuery } from './explain.js';
import type { Layout } from './layout.js';
import { compileQuery, type Query, type QueryOptions } from './query.js';
import { runCompiled, type ScanKind, type ScanResults, type ScanSubject } from './scan-job.js';
import type { ScanPool } from './scan-pool.js';

/** Below this many documents a walk over all of them is over before a thread would have answered. */
const LARGE = 2_000;

/** Kinds that read one path of every match. */
const GROUPING: ReadonlySet<ScanKind> = new Set(['distinct', 'countBy']);

/** Runs queries of one collection where they belong: here, or in a thread when they may take long. */
export class Scanner {
  readonly layout: Layout;
  readonly connection: Connection;
  readonly #pool: ScanPool;

  constructor(connection: Connection, layout: Layout, pool: ScanPool) {
    this.connection = connection;
    this.layout = layout;
    this.#pool = pool;
  }

  /** @throws InvalidRegexError, RegexDeadlineError, the signal's reason */
  async run<K extends ScanKind>(
    kind: K,
    filter: Filter,
    options: QueryOptions & { readonly about?: ScanSubject; readonly signal?: AbortSignal | undefined } = {},
  ): Promise<ScanResults[K]> {
    const { signal, about, ...shape } = options;
    signal?.throwIfAborted();
    const query = compileQuery(this.layout, filter, shape);
    const { patterns } = query.filter;
    if (patterns.length === 0 && !this.#isLong(query, kind, about)) return runCompiled(this.connection, query, kind, about);
    const job = { kind, collection: this.layout.collection, filter, options: shape, ...(about && { about }) };
    return this.#pool.run(job, { patterns, signal });
  }

  /** True when many documents must be walked through one by one. */
  #isLong(query: Query, kind: ScanKind, about: ScanSubject | undefined): boolean {
    const figures = kind === 'groupBy' || (GROUPING.has(kind) && !this.#isIndexed(about?.paths[0]));
    if (!figures && !query.filter.residual && !query.keys) return false;
    const last = Number(this.connection.get(`SELECT max(_n) FROM ${this.layout.table}`)?.[0] ?? 0);
    // What is worked out over all matches may have to walk through most documents by any index.
    return last > LARGE && (figures || explainQuery(this.connection, query).scan);
  }

  /** True for a path whose values lie beside the documents. */
  #isIndexed(path = ''): boolean {
    return this.layout.columns.has(path) || this.layout.items.has(path);
  }
}
