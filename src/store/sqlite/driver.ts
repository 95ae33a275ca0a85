import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';

export type Database = DatabaseSyncInstance;
export type Statement = StatementSyncInstance;
/** What SQLite takes as a parameter here. Booleans and dates are converted before they get this far. */
export type SqlValue = string | number | null | Uint8Array;

export interface DatabaseOptions {
  readonly readOnly?: boolean;
  readonly timeout?: number;
}

/** The one thing used of either module; they share their API. */
export interface SqliteModule {
  readonly DatabaseSync: new (path: string, options?: DatabaseOptions) => Database;
  readonly StatementSync: { readonly prototype: object };
}

/** `node:sqlite` where Node has it (nothing to install), else the package with the same API. */
export async function loadSqlite(): Promise<SqliteModule> {
  return builtIn() ?? ((await import('@photostructure/sqlite')) as SqliteModule);
}

/** Undefined on Node 20, and on the first releases of 22, whose module could not yet give rows as arrays. */
function builtIn(): SqliteModule | undefined {
  const module = withoutSqliteWarning(() => process.getBuiltinModule?.('node:sqlite') as SqliteModule | undefined);
  return module && 'setReturnArrays' in module.StatementSync.prototype ? module : undefined;
}

/** Node 22 warns that its SQLite is experimental; that one warning tells an operator nothing and is held back. */
function withoutSqliteWarning<T>(load: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = ((warning: string | Error, ...rest: []) => {
    if (!String(warning).includes('SQLite is an experimental feature')) emitWarning.call(process, warning, ...rest);
  }) as typeof emitWarning;
  try {
    return load();
  } finally {
    process.emitWarning = emitWarning;
  }
}
