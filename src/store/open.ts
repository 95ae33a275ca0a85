import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StoreOpenError } from './errors.js';
import type { ChangeFeedOptions } from './mongodb/remote-changes.js';
import type { CollectionDefinition, Store } from './port.js';
import { openSqliteStore, openTemporaryStore } from './sqlite/open.js';

/** What a store is opened with. */
export interface OpenStoreOptions {
  /** `TASKWRIGHT_DATABASE_URL`; unset is the file `taskwright.db` in the data folder. */
  readonly url?: string | undefined;
  /** Made, with mode 0700, when it is missing and used. */
  readonly dataDir: string;
  readonly collections: readonly CollectionDefinition[];
  /** How long one query with a caller's regular expression may run; 1000 when unset. */
  readonly regexDeadlineMs?: number | undefined;
  /** SQLite only: `normal` trades the last writes before a power cut for speed. `full` when unset. */
  readonly sqliteSync?: 'full' | 'normal' | undefined;
  /** MongoDB only: how changes made by other processes are learned of. `auto`, and where it polls once a second, when unset. */
  readonly changeFeed?: Partial<ChangeFeedOptions> | undefined;
}

/**
 * Opens the store a URL names: `sqlite:///abs/path.db`, `memory:`, `mongodb://...` or `mongodb+srv://...` (design 7).
 *
 * @throws StoreOpenError with a text for the operator; it never shows a password.
 */
export async function openStore({ url, dataDir, ...options }: OpenStoreOptions): Promise<Store> {
  const sqlite = { ...options, sync: options.sqliteSync };
  if (url === undefined || url === '') return openSqliteStore(join(dataDir, 'taskwright.db'), sqlite);
  switch (/^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0].toLowerCase()) {
    case 'memory:':
      return openTemporaryStore(sqlite);
    case 'sqlite:':
      return openSqliteStore(sqlitePath(url), sqlite);
    case 'mongodb:':
    case 'mongodb+srv:': {
      const { openMongoStore } = await import('./mongodb/open.js');
      const { regexDeadlineMs, changeFeed } = options;
      return openMongoStore(url, options.collections, {
        ...(regexDeadlineMs === undefined ? {} : { regexDeadlineMs }),
        ...(changeFeed === undefined ? {} : { changeFeed }),
      });
    }
    default:
      throw new StoreOpenError(
        `the database URL ${JSON.stringify(maskUrl(url))} is none of sqlite:///abs/path.db, memory:, mongodb://..., mongodb+srv://...`,
      );
  }
}

/** A URL as it may be shown: without what stands between the user's name and the host. */
export function maskUrl(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/[^/?#:@]*):[^/]*@/i, '$1:***@');
}

function sqlitePath(url: string): string {
  const path = /^sqlite:\/\/(\/.+)$/i.exec(url)?.[1];
  if (path === undefined)
    throw new StoreOpenError(`the database URL ${JSON.stringify(url)} needs an absolute path: sqlite:///abs/path.db`);
  return fileURLToPath(`file://${path}`);
}
