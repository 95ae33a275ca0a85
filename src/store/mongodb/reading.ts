import type { FindCursor, Collection as ServerCollection, Filter as ServerFilter } from 'mongodb';
import type { CollectionDefinition, FindOptions, Projection, QueryPlan, SortKey } from '../port.js';
import type { Bounds } from './deadline.js';
import { combined, queryPlan } from './explain.js';
import { both } from './filter.js';
import { firstIds } from './memory-sort.js';
import { type Ordering, orderingOf, type ServerSort } from './ordering.js';
import { toServerProjection } from './projection.js';
import type { Stored } from './stored.js';

/** Ids asked for in one query. */
const IDS_AT_ONCE = 10_000;

type Page = Pick<FindOptions, 'projection' | 'skip' | 'limit'>;
type ServerQuery = ServerFilter<Stored>;

/** Reads the documents of one collection, in every order the port knows. */
export class Reading {
  readonly #documents: ServerCollection<Stored>;
  readonly #scalars: CollectionDefinition['scalars'];

  constructor(documents: ServerCollection<Stored>, scalars: CollectionDefinition['scalars']) {
    this.#documents = documents;
    this.#scalars = scalars;
  }

  async find(filter: ServerQuery, { sort, ...page }: FindOptions, bounds: Bounds): Promise<Stored[]> {
    const ordering = this.#ordering(sort);
    switch (ordering.kind) {
      case 'server':
        return this.#range(filter, ordering.sort, page, bounds);
      case 'parts':
        return this.#inParts(filter, ordering, page, bounds);
      case 'memory':
        return this.#byRank(filter, ordering.keys, page, bounds);
    }
  }

  /**
   * Tries `attempt` on the first match, an atomic operation on one document, and gives what came of it. Where the server alone cannot tell
   * which match is the first, the attempt repeats the filter, and after a lost race the next one is looked for.
   */
  async first<R>(
    filter: ServerQuery,
    sort: readonly SortKey[] | undefined,
    bounds: Bounds,
    attempt: (filter: ServerQuery, sort: ServerSort) => Promise<R | null>,
  ): Promise<R | undefined> {
    const ordering = this.#ordering(sort);
    if (ordering.kind === 'server') return (await attempt(filter, ordering.sort)) ?? undefined;
    if (ordering.kind === 'parts') {
      const { filled, empty } = ordering.parts;
      return (
        (await attempt(both(filter, filled), ordering.sort)) ?? (await attempt(both(filter, empty), ordering.sort)) ?? undefined
      );
    }
    for (;;) {
      const [id] = await this.#rankedIds(filter, ordering.keys, 1, bounds);
      if (id === undefined) return undefined;
      const result = await attempt(both(filter, { _id: id }), []);
      if (result !== null) return result;
    }
  }

  /** The plan of the reads a query is made of. */
  async explain(filter: ServerQuery, { sort, ...page }: FindOptions): Promise<QueryPlan> {
    const ordering = this.#ordering(sort);
    const plans = await Promise.all(this.#reads(filter, ordering, page).map((cursor) => cursor.explain('queryPlanner')));
    return combined(plans.map(queryPlan));
  }

  #reads(filter: ServerQuery, ordering: Ordering, page: Page): FindCursor<Stored>[] {
    if (ordering.kind === 'memory') return [this.#cursor(filter, [], {})];
    if (ordering.kind === 'server') return [this.#cursor(filter, ordering.sort, page)];
    const { filled, empty } = ordering.parts;
    return [filled, empty].map((part) => this.#cursor(both(filter, part), ordering.sort, page));
  }

  #ordering(sort: readonly SortKey[] | undefined): Ordering {
    return orderingOf(sort, this.#scalars);
  }

  #cursor(filter: ServerQuery, sort: ServerSort, { projection, skip, limit }: Page, bounds: Bounds = {}): FindCursor<Stored> {
    const fields = toServerProjection(projection);
    return this.#documents.find(filter, {
      ...bounds,
      // Without an index to walk, servers before 6.0 refuse to sort more than fits in memory unless told otherwise.
      ...(sort.length > 0 ? { sort, allowDiskUse: true } : {}),
      ...(fields ? { projection: fields } : {}),
      ...(skip ? { skip } : {}),
      // One more than wanted in a batch: the server then sees the end, and no cursor stays open.
      ...(limit === undefined ? {} : { limit, batchSize: limit + 1 }),
    });
  }

  async #range(filter: ServerQuery, sort: ServerSort, page: Page, bounds: Bounds): Promise<Stored[]> {
    // For the server a limit of 0 is none.
    return page.limit === 0 ? [] : this.#cursor(filter, sort, page, bounds).toArray();
  }

  /** First those with something at the sort key's path, then those without: each read starts where the one before it ended. */
  async #inParts(filter: ServerQuery, ordering: Ordering & { kind: 'parts' }, page: Page, bounds: Bounds): Promise<Stored[]> {
    const { skip = 0, limit, projection } = page;
    const filled = both(filter, ordering.parts.filled);
    const head = await this.#range(filled, ordering.sort, page, bounds);
    if (limit !== undefined && head.length >= limit) return head;
    const passed =
      head.length > 0 || skip === 0 ? skip : await this.#documents.countDocuments(filled, { ...bounds, limit: skip });
    const rest: Page = {
      skip: skip - passed,
      ...(projection ? { projection } : {}),
      ...(limit === undefined ? {} : { limit: limit - head.length }),
    };
    return [...head, ...(await this.#range(both(filter, ordering.parts.empty), ordering.sort, rest, bounds))];
  }

  /** Ranks all matches by their sort keys alone, then reads the page's documents; one that stopped matching in between is left out. */
  async #byRank(filter: ServerQuery, keys: readonly SortKey[], page: Page, bounds: Bounds): Promise<Stored[]> {
    const { skip = 0, limit = Number.POSITIVE_INFINITY, projection } = page;
    const ids = (await this.#rankedIds(filter, keys, skip + limit, bounds)).slice(skip);
    const found = new Map<string, Stored>();
    for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
      const some = both(filter, { _id: { $in: ids.slice(at, at + IDS_AT_ONCE) } });
      for (const document of await this.#range(some, [], projection ? { projection } : {}, bounds))
        found.set(document._id, document);
    }
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  #rankedIds(filter: ServerQuery, keys: readonly SortKey[], wanted: number, bounds: Bounds): Promise<string[]> {
    const projection: Projection = { include: keys.map((key) => key.path) };
    return firstIds(this.#cursor(filter, [], { projection }, bounds), keys, wanted);
  }
}
