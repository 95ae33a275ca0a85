import type { Filter } from '../../store/index.js';

/** One filter that holds when all do; a single level where the paths differ, so that an engine sees at once what an index can serve. */
export function allOf(filters: readonly (Filter | undefined)[]): Filter {
  let merged: Filter = {};
  const rest: Filter[] = [];
  for (const filter of filters) {
    if (!filter) continue;
    if (Object.keys(filter).some((path) => Object.hasOwn(merged, path))) rest.push(filter);
    else merged = { ...merged, ...filter };
  }
  return rest.length === 0 ? merged : { $and: [merged, ...rest] };
}
