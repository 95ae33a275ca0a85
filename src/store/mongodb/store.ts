import type { Db, MongoClient } from 'mongodb';
import { ChangeFeed } from '../change-feed.js';
import type { ChangeListener, Collection, CollectionDefinition, Document, Store } from '../port.js';
import { WatchedCollection } from '../watched-collection.js';
import { hostsOf } from './address.js';
import { MongoCollection } from './collection.js';
import type { RemoteFeed } from './remote-changes.js';
import { removalNotes } from './removals.js';
import type { ServerFacts } from './server.js';

/** An open database with all that hangs on it. */
export interface MongoStoreParts {
  readonly client: MongoClient;
  readonly db: Db;
  readonly facts: ServerFacts;
  readonly definitions: readonly CollectionDefinition[];
  readonly remote: RemoteFeed;
  readonly regexDeadlineMs: number;
}

/** A MongoDB database; owns its client. */
export class MongoStore implements Store {
  readonly engine = 'mongodb';
  readonly description: string;
  readonly #client: MongoClient;
  readonly #db: Db;
  readonly #collections: ReadonlyMap<string, Collection<Document>>;
  readonly #feed: ChangeFeed;

  constructor({ client, db, facts, definitions, remote, regexDeadlineMs }: MongoStoreParts) {
    this.#client = client;
    this.#db = db;
    this.#feed = new ChangeFeed(remote.changes);
    const noteRemoved = remote.mode === 'off' ? undefined : removalNotes(db);
    const collections = definitions.map((definition): Collection<Document> => {
      const { watched } = definition;
      const marks = watched !== undefined && remote.mode === 'poll';
      const inner = new MongoCollection(db, definition, { regexDeadlineMs, marks });
      return watched ? new WatchedCollection({ inner, scope: watched.scope, feed: this.#feed, noteRemoved }) : inner;
    });
    this.#collections = new Map(collections.map((collection) => [collection.name, collection]));
    const feed = definitions.some(({ watched }) => watched) ? `, change feed: ${remote.mode}` : '';
    const server = `${facts.version}, ${facts.topology}${feed}`;
    this.description = `mongodb ${hostsOf(client)}/${db.databaseName} (${server})`;
  }

  /** @throws TypeError when the store was not opened with a collection of that name. */
  collection<T extends Document>(name: string): Collection<T> {
    const collection = this.#collections.get(name);
    if (!collection) throw new TypeError(`no collection is called ${JSON.stringify(name)}`);
    return collection as unknown as Collection<T>;
  }

  async ping(): Promise<void> {
    await this.#db.command({ ping: 1 });
  }

  watch(listener: ChangeListener): Promise<AsyncDisposable> {
    return this.#feed.listen(listener);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#feed.close();
    await this.#client.close();
  }
}
