import { described, invalidValue } from './query-errors.js';

/** A filter's value that no definition has checked: a text. @throws ApiError 400/12 */
export function textValue(field: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw invalidValue(field, 'string', described(value));
}

/** A list filter's value: texts and nulls; a scalar is a list of one. @throws ApiError 400/12 */
export function listValue(field: string, value: unknown): readonly (string | null)[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  for (const item of items) {
    if (typeof item !== 'string' && item !== null) throw invalidValue(field, 'a list of strings or null', described(item));
  }
  return items as readonly (string | null)[];
}

/** A list of texts, as `only_fields` and `order_by` are. @throws ApiError 400/12 */
export function textList(field: string, value: unknown): readonly string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw invalidValue(field, 'a list of strings', described(value));
  const odd = value.find((item) => typeof item !== 'string');
  if (odd !== undefined) throw invalidValue(field, 'a list of strings', described(odd));
  return value as readonly string[];
}

/** An integer, or undefined when absent. @throws ApiError 400/12 */
export function integerValue(field: string, value: unknown): number | undefined {
  if (value === undefined || (typeof value === 'number' && Number.isSafeInteger(value))) return value;
  throw invalidValue(field, 'integer', described(value));
}
