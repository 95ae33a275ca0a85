import { renameSync, rmSync } from 'node:fs';
import { StoreOpenError } from '../errors.js';
import type { Connection } from './connection.js';

/** Marks a file as ours: "TWrt". */
const APPLICATION_ID = 0x54577274;

/** One numbered change of how documents are stored. Columns and indexes are not among them: those follow the definitions at each start. */
export interface Migration {
  /** The schema after it. */
  readonly to: number;
  readonly run: (connection: Connection) => void;
}

/** Schema 1 is the first, and made by creating the file. */
export const migrations: readonly Migration[] = [];

/**
 * Brings a file to the newest schema, each step in one transaction, after a copy of the whole file to `<path>.bak-<old schema>`.
 *
 * @returns the schema the file now has.
 * @throws StoreOpenError for a newer schema, or a database that is not ours.
 */
export function migrate(connection: Connection, path: string, steps: readonly Migration[] = migrations): number {
  const newest = steps.at(-1)?.to ?? 1;
  const found = Number(connection.value('PRAGMA user_version'));
  if (isEmpty(connection)) return create(connection, newest);
  if (connection.value('PRAGMA application_id') !== APPLICATION_ID) {
    throw new StoreOpenError(`cannot open the database ${path}: it is an SQLite database of another program`);
  }
  if (found > newest) {
    throw new StoreOpenError(
      `cannot open the database ${path}: it has schema ${found}, and this release knows schemas up to ${newest}; start the newer release, or restore a backup`,
    );
  }
  const due = steps.filter(({ to }) => to > found);
  if (due.length > 0) backUp(connection, `${path}.bak-${found}`);
  for (const step of due) apply(connection, step);
  return newest;
}

function isEmpty(connection: Connection): boolean {
  return connection.value('SELECT count(*) FROM sqlite_master') === 0 && connection.value('PRAGMA application_id') === 0;
}

function create(connection: Connection, schema: number): number {
  connection.exec(`BEGIN IMMEDIATE; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${schema}; COMMIT`);
  return schema;
}

/** A copy left by an earlier try is of the same schema and replaced, once the new one is whole. */
function backUp(connection: Connection, path: string): void {
  const partial = `${path}.partial`;
  rmSync(partial, { force: true });
  connection.exec(`VACUUM INTO '${partial.replaceAll("'", "''")}'`);
  renameSync(partial, path);
}

function apply(connection: Connection, { to, run }: Migration): void {
  connection.exec('BEGIN IMMEDIATE');
  try {
    run(connection);
    connection.exec(`PRAGMA user_version = ${to}`);
    connection.exec('COMMIT');
  } catch (error) {
    connection.exec('ROLLBACK');
    throw error;
  }
}
