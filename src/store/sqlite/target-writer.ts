import type { Filter, SortKey } from '../port.js';
import type { Connection } from './connection.js';
import { compileQuery, type Query } from './query.js';
import { findAll, keysOfAll, matchesAmong } from './read.js';
import { type RawDocument, raw } from './read-matches.js';
import type { Scanner } from './scanner.js';
import type { WriteQueue } from './write-queue.js';

/** Documents changed in one transaction when there are many. */
const CHANGE_BATCH = 100;

/** What is done to one document, inside the transaction that found it. */
export type Change<R> = (document: RawDocument) => R;

/**
 * Finds the documents a write is for and changes them, so that nothing comes between the test of the filter and the change. A filter with
 * a caller's regular expression is tested in a thread first, and then the change is made only where the document is still the same.
 */
export class TargetWriter {
  readonly #scanner: Scanner;
  readonly #queue: WriteQueue;

  constructor(scanner: Scanner, queue: WriteQueue) {
    this.#scanner = scanner;
    this.#queue = queue;
  }

  /** Changes the first match; undefined when there is none. */
  async one<R>(filter: Filter, sort: readonly SortKey[], change: Change<R>): Promise<R | undefined> {
    const query = compileQuery(this.#scanner.layout, filter, { sort, limit: 1 });
    if (query.filter.patterns.length > 0) return this.#oneByPattern(filter, sort, change);
    return this.#queue.submit(() => {
      const [found] = findAll(this.#connection, query);
      return found && change(found);
    });
  }

  /** Changes every match, some at a time; the number of them. */
  async all(filter: Filter, change: Change<unknown>): Promise<number> {
    const query = compileQuery(this.#scanner.layout, filter);
    if (query.filter.patterns.length > 0) return this.#allByPattern(filter, change);
    const keys = await this.#queue.submit(() => keysOfAll(this.#connection, query));
    let changed = 0;
    for (const some of chunks(keys, CHANGE_BATCH))
      changed += await this.#queue.submit(() => this.#changeAmong(query, some, change));
    return changed;
  }

  #changeAmong(query: Query, keys: readonly number[], change: Change<unknown>): number {
    const found = matchesAmong(this.#connection, query, keys);
    for (const document of found) change(document);
    return found.length;
  }

  async #oneByPattern<R>(filter: Filter, sort: readonly SortKey[], change: Change<R>): Promise<R | undefined> {
    for (;;) {
      const [found] = await this.#scanner.run('find', filter, { sort, limit: 1 });
      if (!found) return undefined;
      const done = await this.#queue.submit(() => (this.#isUnchanged(found) ? { result: change(found) } : undefined));
      if (done) return done.result;
    }
  }

  async #allByPattern(filter: Filter, change: Change<unknown>): Promise<number> {
    const done = new Set<number>();
    for (let open = true; open; ) {
      const found = (await this.#scanner.run('find', filter)).filter(({ n }) => !done.has(n));
      open = false;
      for (const some of chunks(found, CHANGE_BATCH)) {
        const changed = await this.#queue.submit(() => this.#changeUnchanged(some, change));
        for (const { n } of changed) done.add(n);
        open ||= changed.length < some.length;
      }
    }
    return done.size;
  }

  /** Those that were still as they had been tested. */
  #changeUnchanged(documents: readonly RawDocument[], change: Change<unknown>): RawDocument[] {
    const unchanged = documents.filter((document) => this.#isUnchanged(document));
    for (const document of unchanged) change(document);
    return unchanged;
  }

  #isUnchanged({ n, text }: RawDocument): boolean {
    const rows = this.#connection.all(`SELECT _n, _doc FROM ${this.#scanner.layout.table} WHERE _n = ?`, [n]);
    return rows.map(raw).some((now) => now.text === text);
  }

  get #connection(): Connection {
    return this.#scanner.connection;
  }
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
