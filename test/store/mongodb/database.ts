import { randomBytes } from 'node:crypto';
import { type Db, MongoClient } from 'mongodb';
import { openMongoStore } from '../../../src/store/mongodb/open.js';
import type { Collection, CollectionDefinition, Document, Store } from '../../../src/store/port.js';

/** Why tests that need a server did not run; undefined when there is one. */
export const noServer = process.env.TEST_MONGODB_URL ? undefined : 'TEST_MONGODB_URL is not set';

/** A database of a test's own: the URL that opens it, and a plain driver connection to look behind the store. */
export interface Database {
  readonly url: string;
  readonly db: Db;
}

/** Runs `body` on a new database and drops it afterwards. */
export async function withDatabase(body: (database: Database) => Promise<void>): Promise<void> {
  const url = new URL(process.env.TEST_MONGODB_URL ?? '');
  url.pathname = `/taskwright_${randomBytes(6).toString('hex')}`;
  const client = new MongoClient(url.href, { ignoreUndefined: true });
  const db = client.db(url.pathname.slice(1));
  try {
    await body({ url: url.href, db });
  } finally {
    await db.dropDatabase();
    await client.close();
  }
}

/** Runs `body` on a new database opened as a store. */
export function withStore(
  definitions: readonly CollectionDefinition[],
  body: (store: Store, database: Database) => Promise<void>,
  options: { readonly regexDeadlineMs?: number } = {},
): Promise<void> {
  return withDatabase(async (database) => {
    await using store = await openMongoStore(database.url, definitions, options);
    await body(store, database);
  });
}

/** A document with any members. */
export interface Thing extends Document {
  readonly [member: string]: unknown;
}

/** Runs `body` on a new collection of things. */
export function withThings(
  definition: Partial<CollectionDefinition>,
  body: (things: Collection<Thing>, database: Database) => Promise<void>,
  options: { readonly regexDeadlineMs?: number } = {},
): Promise<void> {
  const things: CollectionDefinition = { name: 'things', indexes: [], scalars: {}, ...definition };
  return withStore([things], (store, database) => body(store.collection<Thing>('things'), database), options);
}

/** The error `work` fails with; fails itself when there is none. */
export async function failure(work: Promise<unknown>): Promise<Error> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('it did not fail');
}
