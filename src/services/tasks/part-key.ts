import { encodeKey } from '../../store/index.js';
import { described, invalidValue } from '../query/query-errors.js';

/**
 * One step of a stored path for a name that a caller gives, such as a parameter's (task-core 5.3).
 *
 * @throws ApiError 400/12 when there is no name, or nothing of it is left without white space
 */
export function partKey(field: string, name: string | undefined): string {
  const key = encodeKey(name ?? '');
  if (key === '' || key.includes('\0')) throw invalidValue(field, 'a name that is not empty and has no NUL', described(name));
  return key;
}

/** A value that the item must have, though it may be empty. @throws ApiError 400/12 */
export function partValue(field: string, value: string | undefined): string {
  if (value === undefined) throw invalidValue(field, 'string', described(value));
  return value;
}
