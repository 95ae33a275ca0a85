/**
 * The persistence port (design 7): named collections of plain documents with string ids and `Date` times, and a typed subset
 * of MongoDB's query and update language. Both engines pass the same conformance suite (`test/store/`).
 *
 * Rules both engines keep:
 * - `undefined` members are not stored. `null` is a value; a filter `{a: null}` also matches where `a` is missing.
 * - Paths are dotted. Keys that hold a literal `.`, a leading `$` or are empty must be escaped by the owner of the data (`store/keys.ts`).
 * - Dates have millisecond precision and come back as `Date`.
 * - An array field matches a scalar condition if any item does.
 */

/** A stored document. */
export interface Document {
  readonly id: string;
}

export type Scalar = string | number | boolean | Date | null;

/** Conditions on one path, all of which must hold. */
export interface Condition {
  readonly $eq?: Scalar;
  readonly $ne?: Scalar;
  readonly $in?: readonly Scalar[];
  readonly $nin?: readonly Scalar[];
  readonly $gt?: Scalar;
  readonly $gte?: Scalar;
  readonly $lt?: Scalar;
  readonly $lte?: Scalar;
  readonly $exists?: boolean;
  /** A caller's regular expression, unanchored; runs under the store's regex deadline. Python and PCRE spellings are accepted. */
  readonly $regex?: string;
  /** `"i"` for case-insensitive. */
  readonly $options?: 'i' | '';
  /** The array has every one of these. */
  readonly $all?: readonly Scalar[];
  /** Some item of the array satisfies this. */
  readonly $elemMatch?: Filter | Condition;
  /** The array has exactly this length. */
  readonly $size?: number;
}

/** A filter: dotted paths to a value or conditions, and logical operators. The empty filter matches everything. */
export interface Filter {
  readonly $and?: readonly Filter[];
  readonly $or?: readonly Filter[];
  readonly $nor?: readonly Filter[];
  readonly [path: string]: Scalar | Condition | readonly Filter[] | undefined;
}

/** An update: each operator maps dotted paths to operands. */
export interface Update {
  readonly $set?: Readonly<Record<string, unknown>>;
  readonly $unset?: Readonly<Record<string, true>>;
  readonly $inc?: Readonly<Record<string, number>>;
  readonly $min?: Readonly<Record<string, number | Date>>;
  readonly $max?: Readonly<Record<string, number | Date>>;
  /** Appends one value, or each of `$each`. */
  readonly $push?: Readonly<Record<string, unknown>>;
  readonly $addToSet?: Readonly<Record<string, unknown>>;
  /** Removes the items equal to the scalar, or for which the filter holds. */
  readonly $pull?: Readonly<Record<string, Scalar | Filter>>;
}

/** Paths to read, or with `exclude` all but these. `id` always comes. */
export interface Projection {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

export interface SortKey {
  readonly path: string;
  readonly descending?: boolean;
  /** Ascending only: missing, null, `""` and `[]` come after all others instead of first. */
  readonly emptyLast?: boolean;
  /** Digit runs inside strings compare by value: "2" < "10". */
  readonly numeric?: boolean;
}

export interface FindOptions {
  readonly projection?: Projection;
  readonly sort?: readonly SortKey[];
  readonly skip?: number;
  readonly limit?: number;
  readonly signal?: AbortSignal;
}

export interface UpdateOptions {
  /** Which match to take when several do. */
  readonly sort?: readonly SortKey[];
  readonly projection?: Projection;
  /** The document as it was before, or as it is after (default). */
  readonly returned?: 'before' | 'after';
}

/** What of a group is worked out besides its number of documents. Paths are declared scalars. */
export interface Figures {
  /** Path of the numbers to add up. */
  readonly sum?: string;
  /** Path of the values of which the greatest is given. */
  readonly max?: string;
}

export interface Group {
  /** The values at the paths, in their order; null stands for missing. */
  readonly values: readonly Scalar[];
  readonly count: number;
  /** 0 when there is nothing to add. */
  readonly sum: number;
  /** null when there is none. */
  readonly max: Scalar;
}

/** One named set of documents. Every write is one document and one conditional write, durable when the promise resolves. */
export interface Collection<T extends Document> {
  readonly name: string;
  /** @throws DuplicateKeyError when the id or a unique index is taken. */
  insert(document: T): Promise<void>;
  /** All or, on a duplicate, none beyond the first failing one; batched in few round trips. @throws DuplicateKeyError */
  insertMany(documents: readonly T[]): Promise<void>;
  get(id: string, options?: Pick<FindOptions, 'projection' | 'signal'>): Promise<T | undefined>;
  /** @throws InvalidRegexError, RegexDeadlineError */
  find(filter: Filter, options?: FindOptions): Promise<T[]>;
  /** Number of matches; counting stops at `limit` if given. */
  count(filter: Filter, options?: { readonly limit?: number; readonly signal?: AbortSignal }): Promise<number>;
  /** Distinct non-null values of a path (items of an array count one by one), in no order. */
  distinct(path: string, filter: Filter): Promise<Scalar[]>;
  /** Number of matches per distinct value of a path; null stands for missing. In no order. */
  countBy(path: string, filter: Filter): Promise<{ readonly value: Scalar; readonly count: number }[]>;
  /** Figures about the matches, apart for each combination of values at declared scalar paths. In no order. */
  groupBy(paths: readonly string[], filter: Filter, figures?: Figures): Promise<Group[]>;
  /** Changes the first match, atomically with the test of the filter. Number matched: 0 or 1. */
  update(filter: Filter, update: Update): Promise<number>;
  /** As `update`, but gives the document; undefined when nothing matched. */
  findAndUpdate(filter: Filter, update: Update, options?: UpdateOptions): Promise<T | undefined>;
  /** Changes every match, each atomically. Number matched. */
  updateMany(filter: Filter, update: Update): Promise<number>;
  /** Removes the first match and gives it; undefined when nothing matched. */
  findAndDelete(filter: Filter, options?: Pick<UpdateOptions, 'sort'>): Promise<T | undefined>;
  /** Number removed. */
  deleteMany(filter: Filter): Promise<number>;
  /** How the engine would run the query, for tests and the slow log: `scan` when it would read the whole collection. */
  explain(filter: Filter, options?: FindOptions): Promise<QueryPlan>;
}

export interface QueryPlan {
  readonly scan: boolean;
  readonly detail: string;
}

/** An index, created by name at start. `array`: the path holds a list, or leads through one of objects, and each value is indexed. */
export interface IndexDefinition {
  readonly name: string;
  readonly paths: readonly string[];
  readonly unique?: boolean;
  readonly array?: boolean;
}

export interface CollectionDefinition {
  readonly name: string;
  readonly indexes: readonly IndexDefinition[];
  /** What the values at scalar paths are, so that an engine may answer conditions and sorting on them exactly without reading documents. */
  readonly scalars: Readonly<Record<string, 'string' | 'number' | 'boolean' | 'date'>>;
  /** Its changes are told to whoever watches the store. */
  readonly watched?: {
    /** Paths of what a hint says of a document that is gone: enough to find out who may know. */
    readonly scope: readonly string[];
  };
}

/** That a document was written, once or more, or removed. Whoever needs its content reads it. */
export interface ChangeHint {
  readonly collection: string;
  readonly id: string;
  /** What the collection's `scope` was, where the document was removed. */
  readonly removed?: Readonly<Record<string, unknown>>;
}

export interface ChangeListener {
  /** May be told of one change more than once, and of one that changed nothing. */
  changed(hints: readonly ChangeHint[]): void;
  /** Some changes may never be told. */
  lost(reason: unknown): void;
}

/** A database. Opened with all its collections, so that indexes and migrations are in place before the first call. */
export interface Store extends AsyncDisposable {
  readonly engine: 'sqlite' | 'mongodb';
  /** One line for the log and `/health`, without secrets: `sqlite /home/u/.taskwright/taskwright.db (WAL, sync=full, schema 1)`. */
  readonly description: string;
  collection<T extends Document>(name: string): Collection<T>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  /**
   * Tells of changes to watched collections, from when it resolves to when what it gives is disposed: those made through this store, and
   * on a database that several processes share those of the others.
   */
  watch(listener: ChangeListener): Promise<AsyncDisposable>;
}
