import type { Filter } from '../../store/index.js';
import type { Shape } from './fields.js';
import { type Aliases, currentPath, resolvePath } from './path.js';
import { described, invalidValue, unknownField } from './query-errors.js';
import { textList, textValue } from './request-values.js';

/**
 * `{pattern, fields}`: any, or all, of the fields match the case-insensitive pattern; a list matches when an item does (task-core 7.2).
 *
 * @param name request field: `_any_` or `_all_`, or an alias
 * @returns undefined when no fields are named
 * @throws ApiError 400/12 for another form, 400/14 for a field that the document does not have
 */
export function multiFieldFilter(
  name: string,
  value: unknown,
  combine: '$or' | '$and',
  shape: Shape,
  aliases: Aliases,
): Filter | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed(name, described(value));
  const keys = Object.keys(value).sort();
  if (keys.join() !== 'fields,pattern') throw malformed(name, keys.length === 0 ? 'no fields' : `the fields ${keys.join(', ')}`);
  const { pattern, fields } = value as Readonly<Record<string, unknown>>;
  const regex = textValue(`${name}.pattern`, pattern);
  const filters = textList(`${name}.fields`, fields).map((path): Filter => {
    const found = resolvePath(shape, currentPath(path, aliases));
    if (!found) throw unknownField(path, shape.label);
    return { [found.stored]: { $regex: regex, $options: 'i' } };
  });
  return filters.length === 0 ? undefined : { [combine]: filters };
}

function malformed(name: string, got: string): Error {
  return invalidValue(name, 'an object with pattern and fields, and nothing else', got);
}
