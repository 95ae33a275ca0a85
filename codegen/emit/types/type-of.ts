import type { SchemaNode } from '../../definition/ir.js';
import { isNode } from '../../definition/schema-walk.js';
import { atom, intersection, list, never, record, type Type, tuple, union, unknown } from '../print/types.js';
import { block, docComment, propertyKey, stringLiteral } from '../print/typescript.js';
import { isReference } from '../schema/facts.js';
import { type Schema, schemaList, schemaMap, strings } from '../schema/keywords.js';
import { refName } from '../schema/refs.js';

/** How the types of a module are spelt. */
export interface Spelling {
  /** Type name of a definition. */
  readonly definition: (name: string) => string;
  /** The id of another object may also be that object (`x-expand`). */
  readonly expanded: boolean;
}

/** The TypeScript type of what satisfies a schema. `depth` is how far the line is indented on which it begins. */
export function typeOf(schema: Schema, spelling: Spelling, depth = 0): Type {
  if (!isNode(schema)) return schema ? unknown : never;
  const name = refName(schema);
  const constraints = [
    ...(name === undefined ? [] : [atom(spelling.definition(name))]),
    valueType(schema, spelling, depth),
    ...schemaList(schema.allOf).map((part) => typeOf(part, spelling, depth)),
    ...[schema.anyOf, schema.oneOf]
      .filter((branches) => branches !== undefined)
      .map((branches) => union(schemaList(branches).map((branch) => typeOf(branch, spelling, depth)))),
  ];
  const expandable = spelling.expanded && isReference(schema) && !strings(schema.type).includes('array');
  return union([
    intersection(constraints),
    ...strings(schema['x-accept']).map((type) => namedType(type, {}, spelling, depth)),
    ...(expandable ? [atom('Reference')] : []),
  ]);
}

/** An object type between braces, one documented member a line. */
export function objectBody(node: SchemaNode, spelling: Spelling, depth: number): string {
  const required = new Set(strings(node.required));
  const members = schemaMap(node.properties).map(([name, schema]) => {
    const type = typeOf(schema, spelling, depth + 1);
    // `undefined` is spelt out, so that an object may be built from what may be missing under exactOptionalPropertyTypes too.
    const member = required.has(name) ? `: ${type.text}` : `?: ${union([type, atom('undefined')]).text}`;
    return `${memberDoc(schema, depth + 1)}readonly ${propertyKey(name)}${member};`;
  });
  // What is not declared is let through but nobody should rely on it: only where it is asked for is it part of the type.
  const open = node.additionalProperties !== undefined && node.additionalProperties !== false;
  return block('{', '}', depth, open ? [...members, 'readonly [name: string]: unknown;'] : members);
}

function memberDoc(schema: Schema, depth: number): string {
  if (!isNode(schema)) return '';
  const { description, 'x-since': since } = schema;
  const paragraphs = [
    typeof description === 'string' ? description : '',
    Object.hasOwn(schema, 'default') ? `@default ${JSON.stringify(schema.default)}` : '',
    typeof since === 'string' ? `@since ${since}` : '',
  ];
  return docComment(paragraphs, depth);
}

/** The type that the node names itself. */
function valueType(node: SchemaNode, spelling: Spelling, depth: number): Type {
  if (Object.hasOwn(node, 'const')) return literal(node.const);
  if (Array.isArray(node.enum)) return union(node.enum.map(literal));
  const types = strings(node.type);
  if (types.length === 0) return isNode(node.properties) ? objectType(node, spelling, depth) : unknown;
  return union(types.map((type) => namedType(type, node, spelling, depth)));
}

function namedType(type: string, node: SchemaNode, spelling: Spelling, depth: number): Type {
  if (type === 'integer') return atom('number');
  if (type === 'array') return arrayType(node, spelling, depth);
  return type === 'object' ? objectType(node, spelling, depth) : atom(type);
}

function arrayType(node: SchemaNode, spelling: Spelling, depth: number): Type {
  const items = (node.items ?? true) as Schema;
  const marked = isReference(node) && isNode(items) ? { ...items, 'x-ref': node['x-ref'] } : items;
  const rest = typeOf(marked, spelling, depth);
  const first = schemaList(node.prefixItems).map((schema) => typeOf(schema, spelling, depth));
  return first.length > 0 ? tuple(first, rest) : list(rest);
}

function objectType(node: SchemaNode, spelling: Spelling, depth: number): Type {
  if (schemaMap(node.properties).length > 0) return atom(objectBody(node, spelling, depth));
  const values = (node.additionalProperties ?? true) as Schema;
  return record(typeOf(values, spelling, depth));
}

function literal(value: unknown): Type {
  if (typeof value === 'string') return atom(stringLiteral(value));
  return typeof value === 'object' && value !== null ? unknown : atom(String(value));
}
