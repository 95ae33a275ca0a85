import type { SchemaNode } from '../../definition/ir.js';
import { isNode } from '../../definition/schema-walk.js';
import { type Schema, schemaList, schemaMap, strings } from '../../emit/schema/keywords.js';
import { type Definitions, resolve } from '../../emit/schema/refs.js';
import type { Random } from './random.js';
import { numberFor, textFor } from './scalar.js';

/** What values are made with. */
export interface Making {
  readonly definitions: Definitions;
  readonly random: Random;
  /** Which members of an object that it need not have it gets: none, about half of them, or all. */
  readonly optional: 'none' | 'some' | 'all';
  /** The id of an object of that kind (`x-ref`). */
  readonly idOf: (resource: string) => string;
}

/** Schemas that contain themselves are followed this far. */
const DEEPEST = 6;

/**
 * A value that fits a schema as declared. Not every combination of keywords can be met: whether the value fits is for the caller to check.
 */
export function valueFor(schema: Schema, making: Making, depth = 0): unknown {
  if (!isNode(schema)) return 'anything';
  const node = plain(schema, making);
  if (node.const !== undefined) return node.const;
  if (Array.isArray(node.enum) && node.enum.length > 0) return making.random.pick(node.enum);
  const type = typeOf(node, making.random);
  const resource = node['x-ref'];
  if (type === 'string' && typeof resource === 'string') return making.idOf(resource);
  switch (type) {
    case 'object':
      return objectFor(node, making, depth);
    case 'array':
      return listFor(node, making, depth);
    case 'string':
      return textFor(node, making.random);
    case 'integer':
    case 'number':
      return numberFor(type, node, making.random);
    case 'boolean':
      return making.random.below(2) === 1;
    default:
      return null;
  }
}

/** An object's members, each of its own accord. */
export function objectFor(node: SchemaNode, making: Making, depth = 0): Record<string, unknown> {
  const required = new Set(strings(node.required));
  const members = schemaMap(node.properties).filter(([name]) => required.has(name) || wanted(making, depth));
  const object = Object.fromEntries(members.map(([name, schema]) => [name, valueFor(schema, making, depth + 1)]));
  const { additionalProperties: values } = node;
  const open = isNode(values) && Object.keys(values).length > 0 && wanted(making, depth);
  if (open) object.item = valueFor(values, making, depth + 1);
  return object;
}

function listFor(node: SchemaNode, making: Making, depth: number): unknown[] {
  const prefix = schemaList(node.prefixItems).map((item) => valueFor(item, making, depth + 1));
  const least = Math.max(Number(node.minItems ?? 0), depth < DEEPEST && making.optional !== 'none' ? 1 : 0);
  const count = Math.min(least, Number(node.maxItems ?? Number.POSITIVE_INFINITY)) - prefix.length;
  const items = (node.items ?? true) as Schema;
  const rest = Array.from({ length: Math.max(count, 0) }, () => valueFor(items, making, depth + 1));
  return [...prefix, ...(items === false ? [] : rest)];
}

function wanted({ optional, random }: Making, depth: number): boolean {
  if (optional === 'none' || depth >= DEEPEST) return false;
  return optional === 'all' || random.below(2) === 1;
}

/** The node with its reference followed, one of its alternatives chosen and all its parts put together. */
export function plain(schema: SchemaNode, making: Pick<Making, 'definitions' | 'random'>): SchemaNode {
  const { allOf, anyOf, oneOf, ...node } = resolve(schema, making.definitions);
  const chosen = [anyOf, oneOf].map(schemaList).flatMap((list) => (list.length > 0 ? [making.random.pick(list)] : []));
  const parts = [...schemaList(allOf), ...chosen].filter(isNode).map((part) => plain(part, making));
  return parts.reduce(together, node);
}

function together(a: SchemaNode, b: SchemaNode): SchemaNode {
  const required = [...strings(a.required), ...strings(b.required)];
  const properties = { ...Object(b.properties), ...Object(a.properties) };
  return {
    ...b,
    ...a,
    ...(required.length > 0 ? { required } : {}),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
  };
}

/** A type the node takes, null only when it takes nothing else. */
function typeOf(node: SchemaNode, random: Random): string {
  const types = strings(node.type).filter((type) => type !== 'null');
  if (types.length > 0) return random.pick(types);
  if (strings(node.type).length > 0) return 'null';
  return node.properties !== undefined ? 'object' : node.items !== undefined ? 'array' : 'string';
}
