import type { Filter } from '../port.js';
import type { Connection } from './connection.js';
import { explainQuery } from './explain.js';
import type { Layout } from './layout.js';
import { compileQuery, type Query, type QueryOptions } from './query.js';
import { runCompiled, type ScanKind, type ScanResults } from './scan-job.js';
import type { ScanPool } from './scan-pool.js';

/** Below this many documents a walk over all of them is over before a thread would have answered. */
const LARGE = 2_000;

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
    options: QueryOptions & { readonly path?: string; readonly signal?: AbortSignal | undefined } = {},
  ): Promise<ScanResults[K]> {
    const { signal, path, ...shape } = options;
    signal?.throwIfAborted();
    const query = compileQuery(this.layout, filter, shape);
    const { patterns } = query.filter;
    if (patterns.length === 0 && !this.#isLong(query)) return runCompiled(this.connection, query, kind, path);
    const job = { kind, collection: this.layout.collection, filter, options: shape, ...(path === undefined ? {} : { path }) };
    return this.#pool.run(job, { patterns, signal });
  }

  /** True when documents must be read one by one, and there are many of them. */
  #isLong(query: Query): boolean {
    if (!query.filter.residual && !query.keys) return false;
    const last = Number(this.connection.get(`SELECT max(_n) FROM ${this.layout.table}`)?.[0] ?? 0);
    return last > LARGE && explainQuery(this.connection, query).scan;
  }
}
