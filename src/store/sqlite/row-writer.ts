import { checkedId } from '../document-rules.js';
import { DuplicateKeyError } from '../errors.js';
import type { Document } from '../port.js';
import { decode, encode } from './codec.js';
import type { Connection } from './connection.js';
import type { SqlValue } from './driver.js';
import { sqliteCode } from './failures.js';
import type { Column, ItemTable, Layout } from './layout.js';
import type { RawDocument } from './read-matches.js';
import { columnValue, itemsOf, sameItems } from './row.js';

const CONSTRAINT = 19;

/** Writes documents of one collection with their index columns and side tables. To be called inside a transaction. */
export class RowWriter {
  readonly #connection: Connection;
  readonly #layout: Layout;
  readonly #insertSql: string;

  constructor(connection: Connection, layout: Layout) {
    this.#connection = connection;
    this.#layout = layout;
    const columns = ['id', ...layout.scalars.map(({ sql }) => sql), '_doc'];
    this.#insertSql = `INSERT INTO ${layout.table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  }

  /** @throws DuplicateKeyError, InvalidDocumentError; nothing of the document is then stored. */
  insert(document: Document): void {
    const id = checkedId(document.id);
    const text = encode(document);
    const values = this.#layout.scalars.map((column) => columnValue(column, document));
    this.#refuseTwinsWithNull(document, null);
    const { inserted } = this.#guarded(() => this.#connection.run(this.#insertSql, [id, ...values, text]));
    try {
      for (const table of this.#layout.items.values()) this.#insertItems(table, inserted, itemsOf(table, document));
    } catch (error) {
      this.remove(inserted);
      throw error;
    }
  }

  /** Replaces a document by its next state; gives the new text. @throws DuplicateKeyError, InvalidDocumentError */
  replace(old: RawDocument, before: Document, after: Document): string {
    const text = encode(after);
    if (text === old.text) return text;
    const sets = this.#changes(before, after);
    if (sets.length > 0) this.#refuseTwinsWithNull(after, old.n);
    const assignments = ['_doc = ?', ...sets.map(([column]) => `${column.sql} = ?`)].join(', ');
    const values = [text, ...sets.map(([, value]) => value), old.n];
    this.#guarded(() => this.#connection.run(`UPDATE ${this.#layout.table} SET ${assignments} WHERE _n = ?`, values));
    for (const table of this.#layout.items.values()) {
      const items = itemsOf(table, after);
      if (sameItems(itemsOf(table, before), items)) continue;
      this.#connection.run(`DELETE FROM ${table.sql} WHERE n = ?`, [old.n]);
      this.#insertItems(table, old.n, items);
    }
    return text;
  }

  remove(n: number): void {
    for (const { sql } of this.#layout.items.values()) this.#connection.run(`DELETE FROM ${sql} WHERE n = ?`, [n]);
    this.#connection.run(`DELETE FROM ${this.#layout.table} WHERE _n = ?`, [n]);
  }

  /** Fills in columns and side tables that were declared after the document was stored. */
  backfill({ n, text }: RawDocument, columns: readonly Column[], tables: readonly ItemTable[]): void {
    const document = decode<Document>(text);
    if (columns.length > 0) {
      const sql = `UPDATE ${this.#layout.table} SET ${columns.map((column) => `${column.sql} = ?`).join(', ')} WHERE _n = ?`;
      this.#connection.run(sql, [...columns.map((column) => columnValue(column, document)), n]);
    }
    for (const table of tables) this.#insertItems(table, n, itemsOf(table, document));
  }

  /** Only the columns that change are set: SQLite rewrites every index whose column is named, changed or not. */
  #changes(before: Document, after: Document): (readonly [Column, SqlValue])[] {
    return this.#layout.scalars
      .map((column) => [column, columnValue(column, after)] as const)
      .filter(([column, value]) => value !== columnValue(column, before));
  }

  #insertItems({ sql }: ItemTable, n: number, items: readonly SqlValue[]): void {
    for (const item of items) this.#guarded(() => this.#connection.run(`INSERT INTO ${sql} (n, value) VALUES (?, ?)`, [n, item]));
  }

  /** To SQLite two missing values are never the same key; to MongoDB, and so here, they are. */
  #refuseTwinsWithNull(document: Document, self: number | null): void {
    for (const { unique, columns, name } of this.#layout.indexes) {
      if (!unique || columns.length === 0) continue;
      const values = columns.map((column) => columnValue(column, document));
      if (!values.includes(null)) continue;
      const same = columns.map(({ sql }) => `${sql} IS ?`).join(' AND ');
      const sql = `SELECT 1 FROM ${this.#layout.table} WHERE ${same} AND _n IS NOT ? LIMIT 1`;
      if (this.#connection.get(sql, [...values, self])) throw new DuplicateKeyError(this.#layout.collection, indexName(name));
    }
  }

  #guarded<R>(write: () => R): R {
    try {
      return write();
    } catch (error) {
      if (((sqliteCode(error) ?? 0) & 0xff) !== CONSTRAINT) throw error;
      throw new DuplicateKeyError(this.#layout.collection, this.#violated(error), { cause: error });
    }
  }

  /** SQLite names the columns, `UNIQUE constraint failed: queues.company, queues.name`; callers know the index. */
  #violated(error: unknown): string {
    const columns = String(error).replace(/^.*failed: /, '');
    const table = `${this.#layout.collection}.`;
    const found = this.#layout.indexes.find(
      (index) => index.unique && index.columns.map(({ path }) => table + path).join(', ') === columns,
    );
    if (found) return indexName(found.name);
    const items = [...this.#layout.items.values()].find(({ name }) => columns.startsWith(name));
    const onItems = items && this.#layout.indexes.find(({ sql, unique }) => unique && sql.includes(`${items.sql} (`));
    return onItems ? indexName(onItems.name) : 'id';
  }
}

/** The index's name in the collection's definition. */
function indexName(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}
