import type { SchemaNode } from '../../definition/ir.js';
import { isNode } from '../../definition/schema-walk.js';
import { type Schema, strings } from './keywords.js';
import { type Definitions, resolve } from './refs.js';

const ARRAY_LIMITS = ['minItems', 'maxItems', 'uniqueItems'] as const;

/**
 * The list that stands for a list filter (task-core 7.3) once a scalar became a one-item list. Items are checked for their type only: operators
 * (`__$not`, `-value`) and null stand among the values, and an unknown value simply matches nothing.
 *
 * @param node the property as declared: an array, or one scalar
 */
export function filterList(node: SchemaNode, definitions: Definitions): SchemaNode {
  const declared = resolve(node, definitions);
  const isList = strings(declared.type).includes('array');
  const limits = ARRAY_LIMITS.filter((keyword) => isList && declared[keyword] !== undefined);
  return {
    type: 'array',
    items: { type: [...new Set([...filterItemTypes(declared, definitions), 'string', 'null'])] },
    ...Object.fromEntries(limits.map((keyword) => [keyword, declared[keyword]])),
  };
}

/** The types of one value of a list filter, as declared. */
export function filterItemTypes(node: SchemaNode, definitions: Definitions): string[] {
  const declared = resolve(node, definitions);
  if (!strings(declared.type).includes('array')) return strings(declared.type);
  const items = resolve((declared.items ?? true) as Schema, definitions);
  return isNode(items) ? strings(items.type) : [];
}
