import type { Db, MongoClient } from 'mongodb';
import type { Collection, CollectionDefinition, Document, Store } from '../port.js';
import { hostsOf } from './address.js';
import { MongoCollection } from './collection.js';
import type { ServerFacts } from './server.js';

/** A MongoDB database; owns its client. */
export class MongoStore implements Store {
  readonly engine = 'mongodb';
  readonly description: string;
  readonly #client: MongoClient;
  readonly #db: Db;
  readonly #collections: ReadonlyMap<string, MongoCollection>;

  constructor(
    client: MongoClient,
    db: Db,
    facts: ServerFacts,
    definitions: readonly CollectionDefinition[],
    regexDeadlineMs: number,
  ) {
    this.#client = client;
    this.#db = db;
    this.#collections = new Map(
      definitions.map((definition) => [definition.name, new MongoCollection(db, definition, regexDeadlineMs)] as const),
    );
    this.description = `mongodb ${hostsOf(client)}/${db.databaseName} (${facts.version}, ${facts.topology})`;
  }

  /** @throws TypeError when the store was not opened with a collection of that name. */
  collection<T extends Document>(name: string): Collection<T> {
    const collection = this.#collections.get(name);
    if (!collection) throw new TypeError(`no collection is called ${JSON.stringify(name)}`);
    return collection as Collection<Document> as Collection<T>;
  }

  async ping(): Promise<void> {
    await this.#db.command({ ping: 1 });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client.close();
  }
}
