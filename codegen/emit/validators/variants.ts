import type { SchemaNode } from '../../definition/ir.js';
import { isNode, mapSchema } from '../../definition/schema-walk.js';
import { isListFilter, isReference } from '../schema/facts.js';
import { filterList } from '../schema/filter.js';
import { LIMITS, onlyKeywords, SHAPE, strings } from '../schema/keywords.js';
import { type Definitions, refName, resolve } from '../schema/refs.js';

/**
 * What a schema is checked for. A request must keep every limit. An answer must have the right shape: limits are the server's own, and a
 * required member may be missing where the caller asked for a few fields. An expanded answer has objects where ids are declared.
 */
export type Variant = 'request' | 'response' | 'expanded';

const KEPT: Readonly<Record<Variant, (keyword: string) => boolean>> = {
  request: (keyword) => SHAPE.has(keyword) || LIMITS.has(keyword),
  response: (keyword) => SHAPE.has(keyword) && keyword !== 'required',
  expanded: (keyword) => SHAPE.has(keyword) && keyword !== 'required',
};

/** The keywords of `schema` that a validator of this variant checks. References become what `link` makes of their names. */
export function checked(
  schema: SchemaNode,
  variant: Variant,
  definitions: Definitions,
  link: (name: string) => string,
): SchemaNode {
  return mapSchema(schema, (node) => {
    if (variant === 'request' && isListFilter(node)) return filter(node, definitions);
    const name = refName(node);
    const kept = onlyKeywords(node, KEPT[variant]);
    const linked = name === undefined ? kept : { ...kept, $ref: link(name) };
    const accepted = accepting(variant === 'request' ? linked : openAlternatives(linked), strings(node['x-accept']));
    return variant === 'expanded' && isReference(node) ? expandable(accepted) : accepted;
  });
}

/** A list filter, which is a list once the dispatcher has seen it; declared as one value it may also be that. */
function filter(node: SchemaNode, definitions: Definitions): SchemaNode {
  const declared = strings(resolve(node, definitions).type).filter((type) => type !== 'array');
  return accepting(filterList(node, definitions), [...declared, ...strings(node['x-accept'])]);
}

/** `node`, taking every value of these types besides. */
function accepting(node: SchemaNode, types: readonly string[]): SchemaNode {
  if (types.length === 0 || Object.keys(node).length === 0) return node;
  const { type, ...others } = node;
  const open = ['$ref', 'enum', 'const', 'allOf', 'anyOf', 'oneOf', 'not', 'if'].every(
    (keyword) => !Object.hasOwn(node, keyword),
  );
  // Other keywords look only at values of the type they are about, so that naming the type is enough.
  if (type !== undefined && open) return { ...others, type: [...new Set([...strings(type), ...types])] };
  return { if: { type: types }, else: node };
}

/** `node`, where an id may also be the object it names: `{id, ...}`, or `{}` for an empty id (task-core 7.1). */
function expandable(node: SchemaNode): SchemaNode {
  if (strings(node.type).includes('array')) {
    return isNode(node.items) ? { ...node, items: expandable(node.items) } : node;
  }
  return { ...accepting(node, ['object']), properties: { id: { type: 'string' } } };
}

/** Without limits the branches of `oneOf` may overlap: then one that fits is enough. */
function openAlternatives(node: SchemaNode): SchemaNode {
  const { oneOf, ...others } = node;
  if (oneOf === undefined) return node;
  return others.anyOf === undefined ? { ...others, anyOf: oneOf } : { allOf: [others, { anyOf: oneOf }] };
}
