import type { FieldNames } from '../../rpc/index.js';

/**
 * The declared fields of a value under their declared names, whatever case they came in; of several the last. What is no field, and
 * null, is left out, as by servers written in Go. What is no object is given back for its check.
 *
 * @example
 * fieldsInAnyCase({ TYPE: 'a', size: null, x: 1 }, { type: null, size: null }); // { type: 'a' }
 */
export function fieldsInAnyCase(value: unknown, names: FieldNames): unknown {
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  const declared = new Map(Object.keys(names).map((name) => [name.toLowerCase(), name]));
  const fields = Object.entries(value).flatMap(([key, member]) => {
    const name = declared.get(key.toLowerCase());
    if (name === undefined || member === null) return [];
    const inner = names[name] ?? null;
    return [[name, inner === null ? member : fieldsInAnyCase(member, inner)] as const];
  });
  return Object.fromEntries(fields);
}
