import { described, invalidValue } from './query/query-errors.js';

/*
 * Fields that clients send although no definition names them reach a handler as they came. These read one by the type that its
 * senders mean; undefined when it is absent. `path` is its name in the error, when that is longer.
 */

/** @throws ApiError 400/12 unless it is `true` or `false` */
export function undeclaredFlag(request: object, field: string): boolean | undefined {
  const value = member(request, field);
  if (value === undefined || typeof value === 'boolean') return value;
  throw invalidValue(field, 'boolean', described(value));
}

/** @throws ApiError 400/12 unless it is a string */
export function undeclaredText(request: object, field: string, path = field): string | undefined {
  const value = member(request, field);
  if (value === undefined || typeof value === 'string') return value;
  throw invalidValue(path, 'string', described(value));
}

/** @throws ApiError 400/12 unless it is a JSON object */
export function undeclaredObject(request: object, field: string): Readonly<Record<string, unknown>> | undefined {
  const value = member(request, field);
  if (value === undefined) return undefined;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  throw invalidValue(field, 'object', described(value));
}

function member(request: object, field: string): unknown {
  return Object.hasOwn(request, field) ? (request as Readonly<Record<string, unknown>>)[field] : undefined;
}
