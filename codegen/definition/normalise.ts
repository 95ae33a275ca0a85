import type { SchemaNode } from './ir.js';
import { isNode, mapSchema } from './schema-walk.js';

type Tree = Readonly<Record<string, unknown>>;

/** A resolved service in which every `null` that stands for the type is the text `"null"` (design 4). */
export function normaliseService(value: Tree): Tree {
  return mapMembers(value, (member, key) => {
    if (key === '_definitions') return mapMembers(member, fragment);
    return key.startsWith('_') ? member : mapMembers(member, fragment);
  });
}

/** Schemas stand at the top of a definition, or under its `request` and `response` when it is shared by layers. */
function fragment(value: unknown): unknown {
  if (!isNode(value)) return value;
  const schema = mapSchema(value, nameNullTypes);
  return mapMembers(schema, (member, key) =>
    (key === 'request' || key === 'response') && isNode(member) ? mapSchema(member, nameNullTypes) : member,
  ) as SchemaNode;
}

function nameNullTypes(node: SchemaNode): SchemaNode {
  return mapMembers(node, (value, keyword) =>
    keyword === 'type' || keyword === 'x-accept' ? named(value) : value,
  ) as SchemaNode;
}

function named(type: unknown): unknown {
  if (Array.isArray(type)) return type.map((each) => each ?? 'null');
  return type === null ? 'null' : type;
}

function mapMembers(value: unknown, change: (member: unknown, key: string) => unknown): Tree {
  if (!isNode(value)) return value as Tree;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, change(member, key)]));
}
