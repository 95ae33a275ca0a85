import { type Matcher, matcher } from '../match.js';
import type { Filter, FindOptions, SortKey } from '../port.js';
import { type CompiledFilter, compileFilter } from './filter.js';
import type { InterruptibleTests } from './interrupt.js';
import type { Layout } from './layout.js';
import { compileOrder, type SqlOrder } from './order.js';

/** What of the find options shapes the query itself. */
export type QueryOptions = Pick<FindOptions, 'sort' | 'skip' | 'limit'>;

/** A query understood: what SQL does, and what is left for the documents. */
export interface Query {
  readonly layout: Layout;
  readonly filter: CompiledFilter;
  /** Undefined: unsorted, or sorted on the documents by `keys`. */
  readonly order: SqlOrder | undefined;
  /** Keys to sort the documents by; undefined when SQL sorts. */
  readonly keys: readonly SortKey[] | undefined;
  readonly skip: number;
  /** `Infinity` when there is none. */
  readonly limit: number;
  /** In a thread: how to run the tests, so that they can be interrupted. */
  readonly tests?: InterruptibleTests;
}

/** @throws InvalidRegexError; TypeError for what is no filter. */
export function compileQuery(layout: Layout, filter: Filter, { sort = [], skip = 0, limit }: QueryOptions = {}): Query {
  const order = sort.length === 0 ? undefined : compileOrder(sort, layout);
  return {
    layout,
    filter: compileFilter(filter, layout),
    order,
    keys: sort.length > 0 && !order ? sort : undefined,
    skip,
    limit: limit ?? Number.POSITIVE_INFINITY,
  };
}

/** The test of what SQL left open; undefined when nothing is. */
export function residualTest({ residual }: CompiledFilter): Matcher | undefined {
  return residual && matcher(residual);
}

/** Everything behind `SELECT ...`: table, condition and order, for one run of rows. */
export function fromRun({ layout, filter, order }: Query, run: Run): string {
  const only = run && order?.emptyLast ? ` AND (${order.emptyLast[run]})` : '';
  const by = order ? ` ORDER BY ${order.sql}` : '';
  return `FROM ${layout.table} WHERE (${filter.sql})${only}${by}`;
}

/** A part of the rows, read for itself: those where the first sort key has a value, or those where it is empty. */
export type Run = 'full' | 'empty' | undefined;

/** The runs a query's rows are read in, one after the other. */
export function runsOf({ order }: Query): readonly Run[] {
  return order?.emptyLast ? ['full', 'empty'] : [undefined];
}
