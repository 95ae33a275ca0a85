import type { SchemaNode } from './ir.js';
import { isNode, mapSchema } from './schema-walk.js';

type Tree = Readonly<Record<string, unknown>>;

/** A resolved service in which every `null` that stands for the type is the text `"null"` (design 4). */
export function normaliseService(value: Tree): Tree {
  return mapMembers(value, (member, key) => {
    const holdsSchemas = isNode(member) && (key === '_definitions' || !key.startsWith('_'));
    return holdsSchemas ? mapMembers(member, normaliseHolder) : member;
  });
}

/** A definition, which is a schema, or a layer, which holds one under `request` and one under `response`. */
function normaliseHolder(value: unknown): unknown {
  if (!isNode(value)) return value;
  return mapMembers(mapSchema(value, nameNullTypes), (member, key) =>
    (key === 'request' || key === 'response') && isNode(member) ? mapSchema(member, nameNullTypes) : member,
  );
}

function nameNullTypes(node: SchemaNode): SchemaNode {
  return mapMembers(node, (value, keyword) => (keyword === 'type' || keyword === 'x-accept' ? named(value) : value));
}

function named(type: unknown): unknown {
  if (Array.isArray(type)) return type.map((each) => each ?? 'null');
  return type === null ? 'null' : type;
}

function mapMembers(value: Tree, change: (member: unknown, key: string) => unknown): Tree {
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, change(member, key)]));
}
