import type { Connection } from './connection.js';
import type { Column, ItemTable, Layout } from './layout.js';
import { quote } from './layout.js';
import { raw } from './read-matches.js';
import { RowWriter } from './row-writer.js';
import { columnTypes } from './values.js';

const BACKFILL_ROWS = 500;

/**
 * Makes the file fit the definitions: tables, index columns, side tables and indexes that are missing are made and filled from the
 * documents; those no longer declared go, because nobody would keep them up to date. One transaction: all or nothing.
 */
export function syncLayouts(connection: Connection, layouts: Iterable<Layout>): void {
  connection.exec('BEGIN IMMEDIATE');
  try {
    for (const layout of layouts) syncLayout(connection, layout);
    connection.exec('COMMIT');
  } catch (error) {
    connection.exec('ROLLBACK');
    throw error;
  }
}

function syncLayout(connection: Connection, layout: Layout): void {
  connection.exec(
    `CREATE TABLE IF NOT EXISTS ${layout.table} (_n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, _doc TEXT NOT NULL)`,
  );
  dropOldIndexes(connection, layout);
  const columns = syncColumns(connection, layout);
  const tables = syncItemTables(connection, layout);
  if (columns.length > 0 || tables.length > 0) backfill(connection, layout, columns, tables);
  for (const { name, sql } of layout.indexes) if (!namesOf(connection, 'index').has(name)) connection.exec(sql);
}

/** Those no longer declared, and those declared otherwise now. */
function dropOldIndexes(connection: Connection, { collection, indexes }: Layout): void {
  const wanted = new Set(indexes.map(({ sql }) => sql));
  for (const [name, sql] of namesOf(connection, 'index')) {
    if (name.startsWith(`${collection}.`) && !wanted.has(sql)) connection.exec(`DROP INDEX ${quote(name)}`);
  }
}

function syncColumns(connection: Connection, layout: Layout): Column[] {
  const wanted = new Map(layout.scalars.map((column) => [column.path, columnTypes[column.type]]));
  const kept = new Set<string>(['_n', 'id', '_doc']);
  for (const [name, type] of connection.all('SELECT name, type FROM pragma_table_info(?)', [layout.collection])) {
    const path = String(name);
    if (wanted.get(path) === type) kept.add(path);
    else if (!kept.has(path)) dropColumn(connection, layout, path);
  }
  const missing = layout.scalars.filter(({ path }) => !kept.has(path));
  for (const { sql, type } of missing) connection.exec(`ALTER TABLE ${layout.table} ADD COLUMN ${sql} ${columnTypes[type]}`);
  return missing;
}

/** SQLite drops no column that an index names; the indexes are made again at the end. */
function dropColumn(connection: Connection, { collection, table }: Layout, path: string): void {
  for (const name of namesOf(connection, 'index').keys()) {
    if (name.startsWith(`${collection}.`)) connection.exec(`DROP INDEX ${quote(name)}`);
  }
  connection.exec(`ALTER TABLE ${table} DROP COLUMN ${quote(path)}`);
}

function syncItemTables(connection: Connection, { collection, items }: Layout): ItemTable[] {
  const wanted = [...items.values()];
  const found = namesOf(connection, 'table');
  for (const name of found.keys()) {
    if (name.startsWith(`${collection}:`) && !wanted.some((table) => table.name === name))
      connection.exec(`DROP TABLE ${quote(name)}`);
  }
  const missing = wanted.filter(({ name }) => !found.has(name));
  for (const { sql } of missing)
    connection.exec(`CREATE TABLE ${sql} (n INTEGER NOT NULL, value NOT NULL, PRIMARY KEY (n, value)) WITHOUT ROWID`);
  return missing;
}

function backfill(connection: Connection, layout: Layout, columns: readonly Column[], tables: readonly ItemTable[]): void {
  const writer = new RowWriter(connection, layout);
  const sql = `SELECT _n, _doc FROM ${layout.table} WHERE _n > ? ORDER BY _n LIMIT ${BACKFILL_ROWS}`;
  for (let rows = connection.all(sql, [-1]); rows.length > 0; rows = connection.all(sql, [raw(rows.at(-1) ?? []).n])) {
    for (const row of rows) writer.backfill(raw(row), columns, tables);
  }
}

function namesOf(connection: Connection, type: 'table' | 'index'): Map<string, string> {
  const rows = connection.all('SELECT name, sql FROM sqlite_master WHERE type = ? AND sql IS NOT NULL', [type]);
  return new Map(rows.map(([name, sql]) => [String(name), String(sql)]));
}
