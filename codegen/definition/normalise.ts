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

/** A resolved surface, the same way: its schemas stand under its definitions, parameters, bodies and answers. */
export function normaliseSurface(value: Tree): Tree {
  return mapMembers(value, (member, key) => {
    if (!isNode(member) || key === '_references') return member;
    if (key === '_definitions') return mapMembers(member, schema);
    return key === 'errors' ? normaliseBody(member) : normaliseRoute(member);
  });
}

function normaliseRoute(route: Tree): Tree {
  return mapMembers(route, (member, key) => {
    if (!isNode(member)) return member;
    if (key === 'parameters') return mapMembers(member, (group) => (isNode(group) ? mapMembers(group, schema) : group));
    if (key === 'answers') return mapMembers(member, normaliseBody);
    return key === 'request' ? normaliseBody(member) : member;
  });
}

function normaliseBody(body: unknown): unknown {
  return isNode(body) ? mapMembers(body, (member, key) => (key === 'schema' ? schema(member) : member)) : body;
}

function schema(value: unknown): unknown {
  return isNode(value) ? mapSchema(value, nameNullTypes) : value;
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
