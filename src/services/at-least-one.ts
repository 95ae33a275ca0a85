import { described, invalidValue } from './query/query-errors.js';

/** A list that says what to act on, and so must name something. @throws ApiError 400/12 when it is empty or missing */
export function atLeastOne<T>(field: string, list: readonly T[] | undefined): readonly T[] {
  if (list && list.length > 0) return list;
  throw invalidValue(field, 'at least one item', described(list));
}
