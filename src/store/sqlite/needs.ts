import { membersOf } from '../filter-shape.js';
import type { Filter } from '../port.js';
import type { Query } from './query.js';

/** A path that must be read, and whether its column may stand for it: a column does not tell null from missing. */
export interface Need {
  readonly path: string;
  readonly byColumn: boolean;
}

/** What of a document the residual of a query, its sorting, and other paths ask about. */
export function needsOf({ filter, keys = [] }: Query, others: readonly string[]): Need[] {
  const sorted = [...keys.map(({ path }) => path), ...others].map((path) => ({ path, byColumn: true }));
  return [...(filter.residual ? needsOfFilter(filter.residual) : []), ...sorted];
}

function needsOfFilter(filter: Filter): Need[] {
  return membersOf(filter).flatMap((member) => {
    if (!('path' in member)) return member.filters.flatMap(needsOfFilter);
    return [{ path: member.path, byColumn: !member.conditions.some(({ operator }) => operator === '$exists') }];
  });
}
