import type { CollectionDefinition, Store } from '../port.js';
import { databaseName } from './address.js';
import { connect } from './connect.js';
import { ensureIndexes } from './indexes.js';
import { type ChangeFeedOptions, remoteFeed } from './remote-changes.js';
import { ensureSchema } from './schema.js';
import { serverFacts } from './server.js';
import { MongoStore } from './store.js';

/** How long a caller's regular expression may run, unless said otherwise. */
const REGEX_DEADLINE_MS = 1_000;

/** How changes of other processes are learned of, unless said otherwise. */
const CHANGE_FEED: ChangeFeedOptions = { mode: 'auto', pollMs: 1_000 };

export interface MongoStoreOptions {
  /** How long a query with a caller's regular expression in it may run, in milliseconds. */
  readonly regexDeadlineMs?: number;
  readonly changeFeed?: Partial<ChangeFeedOptions>;
}

/**
 * Opens a MongoDB database (4.4 or newer), marks a new one with the schema number and creates the indexes it lacks. The database is the
 * one the URL names, else `taskwright`. Writes are acknowledged by a majority and journalled, unless the URL says otherwise.
 *
 * @throws StoreOpenError when the URL is malformed, the server cannot be reached or refuses us, or the database is not one for us.
 */
export async function openMongoStore(
  url: string,
  collections: readonly CollectionDefinition[],
  { regexDeadlineMs = REGEX_DEADLINE_MS, changeFeed = {} }: MongoStoreOptions = {},
): Promise<Store> {
  const client = await connect(url);
  try {
    const db = client.db(databaseName(url, client), {
      writeConcern: client.options.writeConcern ?? { w: 'majority', journal: true },
    });
    const facts = await serverFacts(db);
    await ensureSchema(db);
    await Promise.all(collections.map((collection) => ensureIndexes(db, collection)));
    const remote = await remoteFeed(db, facts, collections, { ...CHANGE_FEED, ...changeFeed });
    return new MongoStore({ client, db, facts, definitions: collections, remote, regexDeadlineMs });
  } catch (error) {
    await client.close();
    throw error;
  }
}
