import { chmodSync } from 'node:fs';
import { StoreOpenError } from '../errors.js';
import type { Database, SqliteModule } from './driver.js';
import { sqliteCode } from './failures.js';

const BUSY = 5;

/** Those of this process. One that nobody refers to would be collected, and its file be anybody's. */
const held = new Set<FileLock>();

/**
 * Holds a database file for this process alone: an open transaction on a small database beside it, whose `user_version` is the PID of the
 * holder. The operating system lets go of it when the process ends, however it ends, so there is no stale lock to clear away and no PID
 * that by now belongs to somebody else.
 */
export class FileLock implements Disposable {
  readonly #database: Database;

  private constructor(database: Database) {
    this.#database = database;
    held.add(this);
  }

  /** @throws StoreOpenError with the PID of the process that has the file open. */
  static acquire({ DatabaseSync }: SqliteModule, databasePath: string): FileLock {
    const database = new DatabaseSync(`${databasePath}.lock`, { timeout: 0 });
    try {
      while (!beginAsHolder(database)) {
        database.exec(`PRAGMA user_version = ${process.pid}`);
        database.exec('COMMIT');
      }
      // By name: opening and closing the file ourselves would make the system forget the lock.
      chmodSync(`${databasePath}.lock`, 0o600);
      return new FileLock(database);
    } catch (error) {
      const refused =
        ((sqliteCode(error) ?? 0) & 0xff) === BUSY ? new StoreOpenError(inUse(databasePath, holder(database))) : error;
      database.close();
      throw refused;
    }
  }

  [Symbol.dispose](): void {
    // Closing alone is not enough: SQLite keeps a connection, and its locks, while a statement waits to be garbage-collected.
    this.#database.exec('ROLLBACK');
    this.#database.close();
    held.delete(this);
  }
}

/** True when the transaction is open and the PID in it is ours; false when it is open but the PID must be written first. */
function beginAsHolder(database: Database): boolean {
  database.exec('BEGIN IMMEDIATE');
  return holder(database) === process.pid;
}

function holder(database: Database): number {
  return Number((database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version);
}

function inUse(path: string, pid: number): string {
  const who = pid === process.pid ? 'this process itself' : 'another process';
  return `the database ${path} is already in use by ${who} (PID ${pid}); stop it, or choose another data folder`;
}
