import type { SchemaNode } from '../../definition/ir.js';
import { isNode, walk } from '../../definition/schema-walk.js';
import type { Schema } from './keywords.js';

/** The named schemas of a service. */
export type Definitions = Readonly<Record<string, SchemaNode>>;

const PREFIX = '#/definitions/';

/** Name of the definition a schema refers to; undefined when it refers to none. */
export function refName(schema: Schema): string | undefined {
  if (!isNode(schema)) return undefined;
  const { $ref } = schema;
  return typeof $ref === 'string' && $ref.startsWith(PREFIX) ? $ref.slice(PREFIX.length) : undefined;
}

/** @throws Error when the definitions have no such name. */
export function definitionOf(name: string, definitions: Definitions): SchemaNode {
  const node = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
  if (node === undefined) throw new Error(`there is no definition ${name}`);
  return node;
}

/**
 * `schema` with the reference at its top followed, keywords beside it winning; references further down stay.
 *
 * @throws Error when the reference leads nowhere or only back to itself.
 */
export function resolve(schema: SchemaNode, definitions: Definitions): SchemaNode;
export function resolve(schema: Schema, definitions: Definitions): Schema;
export function resolve(schema: Schema, definitions: Definitions): Schema {
  if (!isNode(schema)) return schema;
  const visited = new Set<string>();
  let node: SchemaNode = schema;
  for (let name = refName(node); name !== undefined; name = refName(node)) {
    if (visited.has(name)) throw new Error(`definition ${name} refers only to itself`);
    visited.add(name);
    const { $ref: _, ...beside } = node;
    node = { ...definitionOf(name, definitions), ...beside };
  }
  return node;
}

/** Names of the definitions reached from `schemas`, directly or through others, sorted. */
export function reachable(schemas: readonly Schema[], definitions: Definitions): string[] {
  const names = new Set<string>();
  const visit = (schema: Schema): void => {
    for (const { node } of isNode(schema) ? walk(schema) : []) {
      const name = refName(node);
      if (name === undefined || names.has(name)) continue;
      names.add(name);
      visit(definitionOf(name, definitions));
    }
  };
  schemas.forEach(visit);
  return [...names].sort();
}
