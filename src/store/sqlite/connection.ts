import type { Database, SqlValue, Statement } from './driver.js';

/** Enough for all shapes of query a server has; lists of differing length go through `json_each` and share one. */
const CACHED_STATEMENTS = 512;

type Row = readonly unknown[];

/** One connection with its prepared statements. Rows come as arrays, in the order of the columns asked for. */
export class Connection {
  readonly #statements = new Map<string, Statement>();

  constructor(readonly database: Database) {}

  get(sql: string, params: readonly SqlValue[] = []): Row | undefined {
    return this.#statement(sql).get(...params) as Row | undefined;
  }

  all(sql: string, params: readonly SqlValue[] = []): Row[] {
    return this.#statement(sql).all(...params) as Row[];
  }

  /** Rows one by one; leaving the loop early ends the query. */
  iterate(sql: string, params: readonly SqlValue[] = []): Iterable<Row> {
    return this.#statement(sql).iterate(...params) as Iterable<Row>;
  }

  /** Number of rows changed, and the key of the last one inserted. */
  run(sql: string, params: readonly SqlValue[] = []): { readonly changes: number; readonly inserted: number } {
    const { changes, lastInsertRowid } = this.#statement(sql).run(...params);
    return { changes: Number(changes), inserted: Number(lastInsertRowid) };
  }

  exec(sql: string): void {
    this.database.exec(sql);
  }

  /** The first column of the only row of a statement that is run too rarely to be kept. */
  value(sql: string): unknown {
    return Object.values((this.database.prepare(sql).get() as object | undefined) ?? {})[0];
  }

  close(): void {
    this.#statements.clear();
    this.database.close();
  }

  #statement(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (statement) {
      // Moved to the end: the map is in order of last use.
      this.#statements.delete(sql);
    } else {
      statement = this.database.prepare(sql);
      statement.setReturnArrays(true);
      if (this.#statements.size >= CACHED_STATEMENTS) this.#statements.delete(this.#statements.keys().next().value ?? '');
    }
    this.#statements.set(sql, statement);
    return statement;
  }
}
