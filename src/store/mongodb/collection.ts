import type { Db, Collection as ServerCollection, UpdateFilter } from 'mongodb';
import { isScalar } from '../filter-shape.js';
import type {
  Collection,
  CollectionDefinition,
  Document,
  Figures,
  Filter,
  FindOptions,
  Group,
  Projection,
  QueryPlan,
  Scalar,
  Update,
  UpdateOptions,
} from '../port.js';
import { project } from '../projection.js';
import { marked, markedInsert } from './change-marks.js';
import { type Bounds, within } from './deadline.js';
import { checkDeclared } from './declared.js';
import { type Query, toQuery } from './filter.js';
import { countByPipeline, distinctPipeline, type GroupRow, groupOf, groupPipeline } from './grouping.js';
import { toServerProjection } from './projection.js';
import { Reading } from './reading.js';
import { type Operation, portError } from './server-errors.js';
import { fromStored, type Stored, storedPath, toStored } from './stored.js';
import { toServerUpdate } from './update.js';

export interface MongoCollectionOptions {
  readonly regexDeadlineMs: number;
  /** Every write leaves marks that other processes poll for. */
  readonly marks: boolean;
}

/** A collection of a MongoDB database, spoken to in the port's language. */
export class MongoCollection<T extends Document = Document> implements Collection<T> {
  readonly name: string;
  readonly #documents: ServerCollection<Stored>;
  readonly #scalars: CollectionDefinition['scalars'];
  readonly #reading: Reading;
  readonly #regexDeadlineMs: number;
  readonly #marks: boolean;

  constructor(db: Db, { name, scalars }: CollectionDefinition, { regexDeadlineMs, marks }: MongoCollectionOptions) {
    this.name = name;
    this.#documents = db.collection<Stored>(name);
    this.#scalars = scalars;
    this.#reading = new Reading(this.#documents, scalars);
    this.#regexDeadlineMs = regexDeadlineMs;
    this.#marks = marks;
  }

  async insert(document: T): Promise<void> {
    const stored = this.#toStored(document);
    if (this.#marks) await this.#insertMarked([stored]);
    else await this.#asPort({}, () => this.#documents.insertOne(stored));
  }

  async insertMany(documents: readonly T[]): Promise<void> {
    if (documents.length === 0) return;
    const stored = documents.map((document) => this.#toStored(document));
    if (this.#marks) await this.#insertMarked(stored);
    else await this.#asPort({}, () => this.#documents.insertMany(stored, { ordered: true }));
  }

  async get(id: string, options: Pick<FindOptions, 'projection' | 'signal'> = {}): Promise<T | undefined> {
    const [document] = await this.find({ id }, { ...options, limit: 1 });
    return document;
  }

  async find(filter: Filter, options: FindOptions = {}): Promise<T[]> {
    const query = toQuery(filter);
    const found = await this.#run(query, options.signal, (bounds) => this.#reading.find(query.filter, options, bounds));
    return found.map((document) => this.#toPort(document, options.projection));
  }

  async count(
    filter: Filter,
    { limit, signal }: { readonly limit?: number; readonly signal?: AbortSignal } = {},
  ): Promise<number> {
    if (limit === 0) return 0;
    const query = toQuery(filter);
    const most = limit === undefined ? {} : { limit };
    return this.#run(query, signal, (bounds) => this.#documents.countDocuments(query.filter, { ...bounds, ...most }));
  }

  async distinct(path: string, filter: Filter): Promise<Scalar[]> {
    const query = toQuery(filter);
    const values = await this.#run(query, undefined, async (bounds) => {
      // What an index can answer is asked directly.
      if (!path.includes('.') || this.#isSingle(path))
        return this.#documents.distinct(storedPath(path), query.filter, timeOf(bounds));
      const rows = await this.#documents.aggregate<Stored>(distinctPipeline(path, query.filter), bounds).toArray();
      return rows.map((row) => row._id);
    });
    return values.filter((value) => isScalar(value) && value !== null);
  }

  async countBy(path: string, filter: Filter): Promise<{ readonly value: Scalar; readonly count: number }[]> {
    const query = toQuery(filter);
    const pipeline = countByPipeline(storedPath(path), query.filter, this.#isSingle(path));
    const rows = await this.#run(query, undefined, (bounds) =>
      this.#documents.aggregate<{ readonly _id: Scalar; readonly count: number }>(pipeline, bounds).toArray(),
    );
    return rows.map(({ _id, count }) => ({ value: _id, count }));
  }

  async groupBy(paths: readonly string[], filter: Filter, figures: Figures = {}): Promise<Group[]> {
    const unknown = [...paths, figures.sum, figures.max].find((path) => path !== undefined && !this.#isSingle(path));
    if (unknown !== undefined) throw new TypeError(`${this.name}: ${JSON.stringify(unknown)} is no declared scalar`);
    const query = toQuery(filter);
    const pipeline = groupPipeline(paths, query.filter, figures);
    const rows = await this.#run(query, undefined, (bounds) => this.#documents.aggregate<GroupRow>(pipeline, bounds).toArray());
    return rows.map((row) => groupOf(row, paths));
  }

  async update(filter: Filter, update: Update): Promise<number> {
    const change = this.#toServerUpdate(update);
    if (!change) return this.count(filter, { limit: 1 });
    const query = toQuery(filter);
    const result = await this.#run(
      query,
      undefined,
      (bounds) => this.#documents.updateOne(query.filter, change, timeOf(bounds)),
      update,
    );
    return result.matchedCount;
  }

  async findAndUpdate(filter: Filter, update: Update, options: UpdateOptions = {}): Promise<T | undefined> {
    const { sort, projection, returned = 'after' } = options;
    const change = this.#toServerUpdate(update);
    if (!change) return (await this.find(filter, { ...options, limit: 1 }))[0];
    const query = toQuery(filter);
    const fields = toServerProjection(projection);
    const found = await this.#run(
      query,
      undefined,
      (bounds) =>
        this.#reading.first(query.filter, sort, bounds, (one, serverSort) =>
          this.#documents.findOneAndUpdate(one, change, {
            ...timeOf(bounds),
            sort: serverSort,
            returnDocument: returned,
            ...(fields ? { projection: fields } : {}),
          }),
        ),
      update,
    );
    return found && this.#toPort(found, projection);
  }

  async updateMany(filter: Filter, update: Update): Promise<number> {
    const change = this.#toServerUpdate(update);
    if (!change) return this.count(filter);
    const query = toQuery(filter);
    const result = await this.#run(
      query,
      undefined,
      (bounds) => this.#documents.updateMany(query.filter, change, timeOf(bounds)),
      update,
    );
    return result.matchedCount;
  }

  async findAndDelete(filter: Filter, { sort }: Pick<UpdateOptions, 'sort'> = {}): Promise<T | undefined> {
    const query = toQuery(filter);
    const found = await this.#run(query, undefined, (bounds) =>
      this.#reading.first(query.filter, sort, bounds, (one, serverSort) =>
        this.#documents.findOneAndDelete(one, { ...timeOf(bounds), sort: serverSort }),
      ),
    );
    return found && fromStored<T>(found);
  }

  async deleteMany(filter: Filter): Promise<number> {
    const query = toQuery(filter);
    const result = await this.#run(query, undefined, (bounds) => this.#documents.deleteMany(query.filter, timeOf(bounds)));
    return result.deletedCount;
  }

  async explain(filter: Filter, options: FindOptions = {}): Promise<QueryPlan> {
    return this.#reading.explain(toQuery(filter).filter, options);
  }

  /** True when no document has a list at the path. */
  #isSingle(path: string): boolean {
    return path === 'id' || Object.hasOwn(this.#scalars, path);
  }

  #run<R>(query: Query, signal: AbortSignal | undefined, run: (bounds: Bounds) => Promise<R>, update?: Update): Promise<R> {
    const { pattern, longest } = query;
    const about = { pattern: pattern ?? longest, ...(update ? { update } : {}) };
    return this.#asPort(about, () => within({ pattern, deadlineMs: this.#regexDeadlineMs, signal }, run));
  }

  async #asPort<R>(about: Omit<Operation, 'collection'>, run: () => Promise<R>): Promise<R> {
    try {
      return await run();
    } catch (error) {
      throw portError(error, { collection: this.name, ...about });
    }
  }

  async #insertMarked(documents: readonly Stored[]): Promise<void> {
    await this.#asPort({}, () => this.#documents.bulkWrite(documents.map(markedInsert), { ordered: true }));
  }

  #toServerUpdate(update: Update): UpdateFilter<Stored> | undefined {
    const change = toServerUpdate(update, this.#scalars);
    return change && this.#marks ? marked(change) : change;
  }

  #toStored(document: T): Stored {
    checkDeclared(document, this.#scalars);
    return toStored(document);
  }

  /** The server was asked for the inclusion alone when there was an exclusion too. */
  #toPort(stored: Stored, projection: Projection | undefined): T {
    const document = fromStored<T>(stored);
    return projection?.include && projection.exclude ? project(document, { exclude: projection.exclude }) : document;
  }
}

/** Writes do not listen to a signal. */
function timeOf({ maxTimeMS }: Bounds): { readonly maxTimeMS?: number } {
  return maxTimeMS === undefined ? {} : { maxTimeMS };
}
