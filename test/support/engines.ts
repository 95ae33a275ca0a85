import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/open.js';
import type { CollectionDefinition, Store } from '../../src/store/port.js';

/** A database engine to run the conformance suite against. */
export interface Engine {
  readonly name: 'sqlite' | 'mongodb';
  /** A fresh, empty store, gone for good when it is closed. */
  open(collections: readonly CollectionDefinition[], options?: EngineOptions): Promise<Store>;
  /** A database that outlives its stores, to close and open again. */
  database(): EngineDatabase;
}

export interface EngineOptions {
  readonly regexDeadlineMs?: number;
}

export interface EngineDatabase {
  open(collections: readonly CollectionDefinition[], options?: EngineOptions): Promise<Store>;
  /** Removes it; its stores must be closed. */
  drop(): Promise<void>;
}

function sqliteDatabase(): EngineDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'taskwright-store-'));
  return {
    open: (collections, options = {}) => openStore({ dataDir: folder, collections, ...options }),
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

function mongoDatabase(server: string): EngineDatabase {
  const url = new URL(server);
  url.pathname = `/taskwright_test_${randomUUID().slice(0, 8)}`;
  return {
    open: (collections, options = {}) => openStore({ url: url.href, dataDir: tmpdir(), collections, ...options }),
    drop: async () => {
      const { MongoClient } = await import('mongodb');
      const client = new MongoClient(url.href);
      await client.db().dropDatabase();
      await client.close();
    },
  };
}

function engine(name: Engine['name'], database: () => EngineDatabase): Engine {
  return {
    name,
    database,
    open: async (collections, options) => {
      const own = database();
      const store = await own.open(collections, options);
      const close = store[Symbol.asyncDispose].bind(store);
      return Object.assign(store, {
        [Symbol.asyncDispose]: async () => {
          await close();
          await own.drop();
        },
      });
    },
  };
}

const mongoUrl = process.env.TEST_MONGODB_URL;

/** SQLite always; MongoDB when `TEST_MONGODB_URL` names a server. */
export const engines: readonly Engine[] = [
  engine('sqlite', sqliteDatabase),
  ...(mongoUrl ? [engine('mongodb', () => mongoDatabase(mongoUrl))] : []),
];
