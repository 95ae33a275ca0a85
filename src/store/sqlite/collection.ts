import type {
  Collection,
  Document,
  Figures,
  Filter,
  FindOptions,
  Group,
  QueryPlan,
  Scalar,
  Update,
  UpdateOptions,
} from '../port.js';
import { project, projector } from '../projection.js';
import { applyUpdate } from '../update.js';
import { decode } from './codec.js';
import { explainQuery } from './explain.js';
import { compileQuery } from './query.js';
import type { ValueCount } from './read-groups.js';
import type { RawDocument } from './read-matches.js';
import type { RowWriter } from './row-writer.js';
import type { Scanner } from './scanner.js';
import type { Change, TargetWriter } from './target-writer.js';
import { toColumn } from './values.js';
import type { WriteQueue } from './write-queue.js';

/** Documents inserted in one transaction. */
const INSERT_BATCH = 250;

/** The parts a collection is put together from; the store makes them. */
export interface CollectionParts {
  readonly scanner: Scanner;
  readonly queue: WriteQueue;
  readonly rows: RowWriter;
  readonly targets: TargetWriter;
}

/** The port's collection over one table. */
export class SqliteCollection<T extends Document> implements Collection<T> {
  readonly name: string;
  readonly #parts: CollectionParts;

  constructor(parts: CollectionParts) {
    this.name = parts.scanner.layout.collection;
    this.#parts = parts;
  }

  async insert(document: T): Promise<void> {
    const { queue, rows } = this.#parts;
    await queue.submit(() => rows.insert(document));
  }

  async insertMany(documents: readonly T[]): Promise<void> {
    const { queue } = this.#parts;
    for (let i = 0; i < documents.length; i += INSERT_BATCH) {
      const refused = await queue.submit(() => this.#insertUntilRefused(documents.slice(i, i + INSERT_BATCH)));
      if (refused) throw refused.error;
    }
  }

  async get(id: string, options: Pick<FindOptions, 'projection' | 'signal'> = {}): Promise<T | undefined> {
    options.signal?.throwIfAborted();
    const { connection, layout } = this.#parts.scanner;
    const text = connection.get(`SELECT _doc FROM ${layout.table} WHERE id = ?`, [toColumn('string', id) ?? null])?.[0];
    return text === undefined ? undefined : project(decode<T>(String(text)), options.projection);
  }

  async find(filter: Filter, { projection, ...options }: FindOptions = {}): Promise<T[]> {
    const found = await this.#parts.scanner.run('find', filter, options);
    const part = projector<T>(projection);
    return found.map(({ text }) => part(decode<T>(text)));
  }

  async count(filter: Filter, options: Pick<FindOptions, 'limit' | 'signal'> = {}): Promise<number> {
    return this.#parts.scanner.run('count', filter, options);
  }

  async distinct(path: string, filter: Filter): Promise<Scalar[]> {
    return this.#parts.scanner.run('distinct', filter, { about: { paths: [path] } });
  }

  async countBy(path: string, filter: Filter): Promise<ValueCount[]> {
    return this.#parts.scanner.run('countBy', filter, { about: { paths: [path] } });
  }

  async groupBy(paths: readonly string[], filter: Filter, figures: Figures = {}): Promise<Group[]> {
    return this.#parts.scanner.run('groupBy', filter, { about: { paths, figures } });
  }

  async update(filter: Filter, update: Update): Promise<number> {
    const changed = await this.#parts.targets.one(filter, [], this.#updating(update));
    return changed ? 1 : 0;
  }

  async findAndUpdate(filter: Filter, update: Update, options: UpdateOptions = {}): Promise<T | undefined> {
    const changed = await this.#parts.targets.one(filter, options.sort ?? [], this.#updating(update));
    if (!changed) return undefined;
    return project(decode<T>(options.returned === 'before' ? changed.before : changed.after), options.projection);
  }

  async updateMany(filter: Filter, update: Update): Promise<number> {
    return this.#parts.targets.all(filter, this.#updating(update));
  }

  async findAndDelete(filter: Filter, options: Pick<UpdateOptions, 'sort'> = {}): Promise<T | undefined> {
    const removed = await this.#parts.targets.one(filter, options.sort ?? [], this.#removing);
    return removed && decode<T>(removed.text);
  }

  async deleteMany(filter: Filter): Promise<number> {
    return this.#parts.targets.all(filter, this.#removing);
  }

  async explain(filter: Filter, options: FindOptions = {}): Promise<QueryPlan> {
    const { connection, layout } = this.#parts.scanner;
    return explainQuery(connection, compileQuery(layout, filter, options));
  }

  /** In order, up to the first that is refused: what came before stays. */
  #insertUntilRefused(documents: readonly T[]): { readonly error: unknown } | undefined {
    for (const document of documents) {
      try {
        this.#parts.rows.insert(document);
      } catch (error) {
        return { error };
      }
    }
    return undefined;
  }

  #updating(update: Update): Change<{ readonly before: string; readonly after: string }> {
    return (document) => {
      const before = decode<T>(document.text);
      return { before: document.text, after: this.#parts.rows.replace(document, before, applyUpdate(before, update)) };
    };
  }

  readonly #removing: Change<RawDocument> = (document) => {
    this.#parts.rows.remove(document.n);
    return document;
  };
}
