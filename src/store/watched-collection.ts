import type { ChangeFeed } from './change-feed.js';
import type {
  ChangeHint,
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
} from './port.js';
import { project } from './projection.js';

/** Ids named in one filter. */
const IDS_AT_ONCE = 500;

/** Tells other processes of documents that are gone, as those cannot say it themselves. */
export type NoteRemoved = (hints: readonly ChangeHint[]) => Promise<void>;

export interface WatchedParts<T extends Document> {
  readonly inner: Collection<T>;
  /** Paths of what is told of a document that is gone. */
  readonly scope: readonly string[];
  readonly feed: ChangeFeed;
  /** Absent where this process is the only one. */
  readonly noteRemoved?: NoteRemoved | undefined;
}

/**
 * A collection that tells the feed of every write it carried out. A write that concerns many finds out which documents these are first,
 * and then keeps to them: what starts to match in between is left alone.
 */
export class WatchedCollection<T extends Document> implements Collection<T> {
  readonly name: string;
  readonly #inner: Collection<T>;
  readonly #scope: readonly string[];
  readonly #feed: ChangeFeed;
  readonly #noteRemoved: NoteRemoved | undefined;

  constructor({ inner, scope, feed, noteRemoved }: WatchedParts<T>) {
    this.name = inner.name;
    this.#inner = inner;
    this.#scope = scope;
    this.#feed = feed;
    this.#noteRemoved = noteRemoved;
  }

  async insert(document: T): Promise<void> {
    await this.#inner.insert(document);
    this.#changed([document]);
  }

  async insertMany(documents: readonly T[]): Promise<void> {
    try {
      await this.#inner.insertMany(documents);
    } finally {
      // After a duplicate those before it are there; a hint about one that is not does no harm.
      this.#changed(documents);
    }
  }

  async update(filter: Filter, update: Update): Promise<number> {
    if (!this.#feed.heard) return this.#inner.update(filter, update);
    return (await this.findAndUpdate(filter, update, { projection: { include: ['id'] } })) ? 1 : 0;
  }

  async findAndUpdate(filter: Filter, update: Update, options?: UpdateOptions): Promise<T | undefined> {
    const document = await this.#inner.findAndUpdate(filter, update, options);
    if (document) this.#changed([document]);
    return document;
  }

  async updateMany(filter: Filter, update: Update): Promise<number> {
    if (!this.#feed.heard) return this.#inner.updateMany(filter, update);
    return this.#inParts(filter, ['id'], async (part, documents) => {
      try {
        return await this.#inner.updateMany(part, update);
      } finally {
        this.#changed(documents);
      }
    });
  }

  async findAndDelete(filter: Filter, options?: Pick<UpdateOptions, 'sort'>): Promise<T | undefined> {
    const document = await this.#inner.findAndDelete(filter, options);
    if (document) await this.#removed([document]);
    return document;
  }

  async deleteMany(filter: Filter): Promise<number> {
    if (!this.#feed.heard && !this.#noteRemoved) return this.#inner.deleteMany(filter);
    if (typeof filter.id === 'string') return this.#deleteOne(filter.id, filter);
    return this.#inParts(filter, this.#scope, async (part, documents) => {
      try {
        return await this.#inner.deleteMany(part);
      } finally {
        await this.#removed(documents);
      }
    });
  }

  get(id: string, options?: Pick<FindOptions, 'projection' | 'signal'>): Promise<T | undefined> {
    return this.#inner.get(id, options);
  }

  find(filter: Filter, options?: FindOptions): Promise<T[]> {
    return this.#inner.find(filter, options);
  }

  count(filter: Filter, options?: Pick<FindOptions, 'limit' | 'signal'>): Promise<number> {
    return this.#inner.count(filter, options);
  }

  distinct(path: string, filter: Filter): Promise<Scalar[]> {
    return this.#inner.distinct(path, filter);
  }

  countBy(path: string, filter: Filter): Promise<{ readonly value: Scalar; readonly count: number }[]> {
    return this.#inner.countBy(path, filter);
  }

  groupBy(paths: readonly string[], filter: Filter, figures?: Figures): Promise<Group[]> {
    return this.#inner.groupBy(paths, filter, figures);
  }

  explain(filter: Filter, options?: FindOptions): Promise<QueryPlan> {
    return this.#inner.explain(filter, options);
  }

  /** The usual case. Its scope is read by its id alone, which is the quickest way to it on every server. */
  async #deleteOne(id: string, filter: Filter): Promise<number> {
    const document = await this.#inner.get(id, { projection: { include: this.#scope } });
    const deleted = document ? await this.#inner.deleteMany(filter) : 0;
    if (document && deleted > 0) await this.#removed([document]);
    return deleted;
  }

  async #inParts(
    filter: Filter,
    include: readonly string[],
    write: (part: Filter, documents: readonly T[]) => Promise<number>,
  ): Promise<number> {
    const found = await this.#inner.find(filter, { projection: { include } });
    let written = 0;
    for (let at = 0; at < found.length; at += IDS_AT_ONCE) {
      const some = found.slice(at, at + IDS_AT_ONCE);
      written += await write({ $and: [filter, { id: { $in: some.map(({ id }) => id) } }] }, some);
    }
    return written;
  }

  #changed(documents: readonly Document[]): void {
    if (this.#feed.heard) this.#feed.changed(documents.map(({ id }) => ({ collection: this.name, id })));
  }

  async #removed(documents: readonly T[]): Promise<void> {
    const hints = documents.map((document): ChangeHint => {
      const { id, ...removed } = project(document, { include: this.#scope });
      return { collection: this.name, id, removed };
    });
    this.#feed.changed(hints);
    await this.#noteRemoved?.(hints);
  }
}
