import { invalidValue } from '../query/query-errors.js';

/** Refuses members of a stored object that nobody could read back (task-core 5.2). @throws ApiError 400/12 naming the member */
export function checkMembers(path: string, value: object, known: readonly string[]): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) throw invalidValue(`${path}.${unknown}`, `one of ${known.join(', ')}`, 'no such field');
}
