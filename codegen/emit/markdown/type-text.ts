import type { SchemaNode } from '../../definition/ir.js';
import { isNode } from '../../definition/schema-walk.js';
import { type Schema, schemaList, schemaMap, strings } from '../schema/keywords.js';
import { type Definitions, refName, resolve } from '../schema/refs.js';
import { anchor, code, listed } from './text.js';

/** Limits on a value, and how they are put into words. */
const LIMITS: readonly (readonly [keyword: string, words: (limit: unknown) => string])[] = [
  ['minimum', (limit) => `at least ${limit}`],
  ['exclusiveMinimum', (limit) => `more than ${limit}`],
  ['maximum', (limit) => `at most ${limit}`],
  ['exclusiveMaximum', (limit) => `less than ${limit}`],
  ['multipleOf', (limit) => `a multiple of ${limit}`],
  ['minLength', (limit) => (limit === 1 ? 'not empty' : `${limit} characters or more`)],
  ['maxLength', (limit) => `${limit} characters at most`],
  ['pattern', (limit) => `like ${code(String(limit))}`],
  ['format', (limit) => String(limit)],
  ['minItems', (limit) => `${limit} or more`],
  ['maxItems', (limit) => `${limit} at most`],
  ['uniqueItems', (limit) => (limit === true ? 'none twice' : '')],
  ['minProperties', (limit) => `${limit} members or more`],
  ['maxProperties', (limit) => `${limit} members at most`],
];

/** The type of a field in words, with its limits; objects of their own are links: `list of [artifact](#object-artifact), 1 or more`. */
export function typeText(schema: Schema, definitions: Definitions): string {
  if (!isNode(schema)) return schema ? 'any' : 'none';
  const node = resolve(schema, definitions);
  const limits = LIMITS.flatMap(([keyword, words]) => (node[keyword] === undefined ? [] : [words(node[keyword])]));
  return [baseType(schema, definitions), ...limits].filter((part) => part !== '').join(', ');
}

/** Where the fields of a definition are described. */
export function objectAnchor(name: string): string {
  return `object-${name}`;
}

/** Heading of the section that links to a definition lead to. */
export function objectHeading(name: string): string {
  return `${anchor(objectAnchor(name))}\n### Object: ${name}`;
}

/** Whether a definition has fields worth a section: otherwise it is described wherever it is used. */
export function hasFields(node: SchemaNode): boolean {
  return schemaMap(node.properties).length > 0;
}

function baseType(schema: SchemaNode, definitions: Definitions): string {
  const name = refName(schema);
  const node = resolve(schema, definitions);
  if (name !== undefined && hasFields(node)) return `[${name}](#${objectAnchor(name)})`;
  if (Array.isArray(node.enum)) {
    return [node.enum.map((value) => code(JSON.stringify(value))).join(', '), ...strings(node['x-accept'])].join(' or ');
  }
  const alternatives = schemaList(node.anyOf ?? node.oneOf);
  if (alternatives.length > 0) return alternatives.map((each) => typeText(each, definitions)).join(' or ');
  const types = strings(node.type).map((type) => ofType(type, node, definitions));
  return orList([...types, ...strings(node['x-accept'])], node) || 'any';
}

function ofType(type: string, node: SchemaNode, definitions: Definitions): string {
  if (type === 'array') return `list${isNode(node.items) ? ` of ${typeText(node.items, definitions)}` : ''}`;
  const values = node.additionalProperties;
  return type === 'object' && isNode(values) ? `map of ${typeText(values, definitions)}` : type;
}

/** A list filter takes a lone value for a list of one, and a list where one value is declared. */
function orList(types: readonly string[], node: SchemaNode): string {
  const [type = ''] = types;
  if (node['x-filter'] !== 'list') return [...new Set(types)].join(' or ');
  return type.startsWith('list of ') ? `${type}, or one` : `${type}, or a list`;
}

/** The other fields without which this one is of no use (`dependencies`). */
export function neededBeside(name: string, node: SchemaNode): string {
  const needed = [node.dependencies, node.dependentRequired].flatMap((map) =>
    isNode(map) && Object.hasOwn(map, name) ? strings(map[name]) : [],
  );
  return needed.length === 0 ? '' : `together with ${listed(needed.map(code))}`;
}
