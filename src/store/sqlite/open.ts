import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { CollectionDefinition, Store } from '../port.js';
import { Connection } from './connection.js';
import { type Database, loadSqlite, type SqliteModule } from './driver.js';
import { openError } from './failures.js';
import { layoutOf } from './layout.js';
import { FileLock } from './lock.js';
import { type Migration, migrate } from './migrations.js';
import { ScanPool } from './scan-pool.js';
import { SqliteStore } from './store.js';
import { syncLayouts } from './sync-layout.js';

const DEFAULT_REGEX_DEADLINE_MS = 1_000;
const PAGE_SIZE = 8_192;

export interface SqliteOptions {
  readonly collections: readonly CollectionDefinition[];
  /** How long one query with a caller's regular expression may run; 1000 when unset. */
  readonly regexDeadlineMs?: number | undefined;
  /** `normal` waits for the disk at checkpoints only: a power cut may then lose the last writes. `full` when unset. */
  readonly sync?: 'full' | 'normal' | undefined;
  /** The file grows no further than this; writes that need more are refused. No limit when unset. */
  readonly maxBytes?: number | undefined;
  /** The steps to the newest schema; for tests. */
  readonly migrations?: readonly Migration[] | undefined;
}

/**
 * Opens a database file, making it and its folder (mode 0700) when they are missing.
 *
 * @throws StoreOpenError when it cannot be opened, is in use by another process, is no database of ours, or has a newer schema.
 */
export async function openSqliteStore(path: string, options: SqliteOptions): Promise<Store> {
  const file = resolve(path);
  const sqlite = await loadSqlite();
  const sync = options.sync ?? 'full';
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const lock = FileLock.acquire(sqlite, file);
    const release = (): void => lock[Symbol.dispose]();
    return openFile(sqlite, file, options, release, (schema) => `sqlite ${file} (WAL, sync=${sync}, schema ${schema})`);
  } catch (error) {
    throw openError(file, error);
  }
}

/** A private database in a temporary file (threads can read a file, but not another's memory), removed when it is closed. */
export async function openTemporaryStore(options: SqliteOptions): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'taskwright-memory-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const release = (): void => {
    process.off('exit', remove);
    remove();
  };
  process.on('exit', remove);
  try {
    const describe = (): string => 'sqlite in memory (nothing is kept: all data is lost when the server stops)';
    return openFile(await loadSqlite(), join(folder, 'memory.db'), { ...options, sync: 'off' }, release, describe);
  } catch (error) {
    release();
    throw openError('memory:', error);
  }
}

type FileOptions = Omit<SqliteOptions, 'sync'> & { readonly sync?: 'full' | 'normal' | 'off' | undefined };

function openFile(
  { DatabaseSync }: SqliteModule,
  path: string,
  options: FileOptions,
  release: () => void,
  describe: (schema: number) => string,
): Store {
  let database: Database | undefined;
  try {
    ownerOnly(path);
    database = new DatabaseSync(path, { timeout: 5_000 });
    const connection = new Connection(database);
    for (const pragma of pragmas(options)) connection.value(`PRAGMA ${pragma}`);
    const layouts = new Map(options.collections.map((definition) => [definition.name, layoutOf(definition)]));
    const schema = migrate(connection, path, options.migrations);
    syncLayouts(connection, layouts.values());
    connection.exec('PRAGMA optimize = 0x10002');
    const pool = new ScanPool({ path, collections: options.collections }, options.regexDeadlineMs ?? DEFAULT_REGEX_DEADLINE_MS);
    const { collections: definitions } = options;
    return new SqliteStore({ description: describe(schema), connection, definitions, layouts, pool, release });
  } catch (error) {
    database?.close();
    release();
    throw error;
  }
}

/** SQLite gives its other files the mode of the first one. */
function ownerOnly(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}

/** The page size must come first: it is fixed by the first write. */
function pragmas({ sync = 'full', maxBytes }: FileOptions): string[] {
  return [
    `page_size = ${PAGE_SIZE}`,
    'journal_mode = WAL',
    `synchronous = ${sync}`,
    'cache_size = -65536',
    'mmap_size = 268435456',
    'journal_size_limit = 67108864',
    'temp_store = MEMORY',
    ...(maxBytes === undefined ? [] : [`max_page_count = ${Math.max(1, Math.floor(maxBytes / PAGE_SIZE))}`]),
  ];
}
