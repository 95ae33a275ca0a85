import { StoreOpenError, StoreWriteError } from '../errors.js';

/** SQLite's primary result codes that mean something to an operator. */
const reasons: ReadonlyMap<number, string> = new Map([
  [5, 'another program has it locked'],
  [8, 'it cannot be written to (read-only)'],
  [10, 'reading or writing the file failed'],
  [11, 'the file is damaged'],
  [13, 'no space is left'],
  [14, 'the file cannot be opened'],
  [26, 'the file is not a database'],
]);
const systemReasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'no space is left'],
  ['ENOTDIR', 'a part of the path is a file, not a folder'],
  ['EEXIST', 'a part of the path is a file, not a folder'],
  ['ENOENT', 'the folder cannot be made there'],
]);

/** SQLite's extended result code; undefined when the error is none of SQLite's. */
export function sqliteCode(error: unknown): number | undefined {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  return typeof code === 'number' ? code : undefined;
}

/** What went wrong, in words for an operator. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const code = sqliteCode(error);
  if (code !== undefined) return reasons.get(code & 0xff) ?? message;
  const system = error instanceof Error && 'code' in error ? String(error.code) : '';
  return systemReasons.get(system) ?? message;
}

/** Any failure while opening as the error an operator is shown. */
export function openError(path: string, error: unknown): StoreOpenError {
  if (error instanceof StoreOpenError) return error;
  return new StoreOpenError(`cannot open the database ${path}: ${reasonOf(error)}`, { cause: error });
}

/** SQLite's failure of a write as ours; every other error as it is. */
export function writeError(error: unknown): unknown {
  if (sqliteCode(error) === undefined) return error;
  return new StoreWriteError(`the database could not write: ${reasonOf(error)}`, { cause: error });
}
