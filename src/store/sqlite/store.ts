import { ChangeFeed } from '../change-feed.js';
import type { ChangeListener, Collection, CollectionDefinition, Document, Store } from '../port.js';
import { WatchedCollection } from '../watched-collection.js';
import { SqliteCollection } from './collection.js';
import type { Connection } from './connection.js';
import type { Layout } from './layout.js';
import { RowWriter } from './row-writer.js';
import type { ScanPool } from './scan-pool.js';
import { Scanner } from './scanner.js';
import { TargetWriter } from './target-writer.js';
import { WriteQueue } from './write-queue.js';

/** An open database with all that hangs on it. */
export interface StoreParts {
  readonly description: string;
  readonly connection: Connection;
  readonly definitions: readonly CollectionDefinition[];
  readonly layouts: ReadonlyMap<CollectionDefinition['name'], Layout>;
  readonly pool: ScanPool;
  /** Lets go of the file, after everything else is closed. */
  readonly release: () => void;
}

/** The port's store over one SQLite file. */
export class SqliteStore implements Store {
  readonly engine = 'sqlite';
  readonly description: string;
  readonly #parts: StoreParts;
  readonly #queue: WriteQueue;
  readonly #collections: ReadonlyMap<string, Collection<Document>>;
  /** One process alone has the file: all changes are its own. */
  readonly #feed = new ChangeFeed();
  #closing: Promise<void> | undefined;

  constructor(parts: StoreParts) {
    const { connection, definitions, layouts, pool } = parts;
    this.description = parts.description;
    this.#parts = parts;
    this.#queue = new WriteQueue(connection);
    const collections = definitions.map(({ name, watched }): Collection<Document> => {
      const layout = layouts.get(name) as Layout;
      const scanner = new Scanner(connection, layout, pool);
      const targets = new TargetWriter(scanner, this.#queue);
      const inner = new SqliteCollection<Document>({
        scanner,
        targets,
        queue: this.#queue,
        rows: new RowWriter(connection, layout),
      });
      return watched ? new WatchedCollection({ inner, scope: watched.scope, feed: this.#feed }) : inner;
    });
    this.#collections = new Map(collections.map((collection) => [collection.name, collection]));
  }

  /** @throws TypeError when the store was not opened with a collection of that name. */
  collection<T extends Document>(name: string): Collection<T> {
    const found = this.#collections.get(name);
    if (!found) throw new TypeError(`no collection is called ${JSON.stringify(name)}`);
    return found as unknown as Collection<T>;
  }

  async ping(): Promise<void> {
    this.#parts.connection.get('SELECT 1');
  }

  watch(listener: ChangeListener): Promise<AsyncDisposable> {
    return this.#feed.listen(listener);
  }

  /** Finishes the writes that were asked for, then closes. What is asked for later is refused. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const { connection, pool, release } = this.#parts;
    await this.#feed.close();
    await this.#queue.close();
    await pool.close();
    connection.exec('PRAGMA optimize');
    connection.close();
    release();
  }
}
