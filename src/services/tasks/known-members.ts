import { invalidValue } from '../query/query-errors.js';

/** Refuses members of a stored object that nobody could read back (task-core 5.2). @throws ApiError 400/12 naming the member */
export function checkMembers(path: string, value: object, known: readonly string[]): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) throw invalidValue(`${path}.${unknown}`, `one of ${known.join(', ')}`, 'no such field');
}

/** The value without members that nobody could read back, for actions whose callers expect those to be ignored. */
export function knownMembers<T extends object>(value: T, known: readonly string[]): T {
  return Object.fromEntries(Object.entries(value).filter(([key]) => known.includes(key))) as T;
}
