import type { SchemaNode } from '../../definition/ir.js';
import { isNode } from '../../definition/schema-walk.js';
import { ANNOTATIONS, canonical, type Schema, schemaList, schemaMap, strings } from './keywords.js';
import { type Definitions, refName, resolve } from './refs.js';

/**
 * The properties that a schema declares at its top: its own, those of what it refers to, and those of its alternatives. A property that
 * alternatives declare differently is any of theirs.
 */
export function declaredProperties(
  schema: Schema,
  definitions: Definitions,
  visited: ReadonlySet<string> = new Set(),
): Map<string, Schema> {
  const name = refName(schema);
  if (!isNode(schema) || (name !== undefined && visited.has(name))) return new Map();
  const seen = name === undefined ? visited : new Set([...visited, name]);
  const node = resolve(schema, definitions);
  const of = (keyword: string) => schemaList(node[keyword]).map((part) => declaredProperties(part, definitions, seen));
  const certain = [new Map(schemaMap(node.properties)), ...of('allOf')];
  return firstOf([...certain, anyOf(of('anyOf')), anyOf(of('oneOf'))]);
}

function firstOf(maps: readonly ReadonlyMap<string, Schema>[]): Map<string, Schema> {
  const found = new Map<string, Schema>();
  for (const [name, schema] of maps.flatMap((map) => [...map])) if (!found.has(name)) found.set(name, schema);
  return found;
}

function anyOf(branches: readonly ReadonlyMap<string, Schema>[]): Map<string, Schema> {
  const declared = new Map<string, Schema[]>();
  for (const [name, schema] of branches.flatMap((branch) => [...branch])) {
    declared.set(name, [...(declared.get(name) ?? []), schema]);
  }
  return new Map([...declared].map(([name, schemas]) => [name, either(schemas)]));
}

/**
 * One schema for what satisfies any of several. Alternatives inside alternatives are laid flat and ordered, so that schemas which contain
 * themselves lead to a few schemas only, however often they are combined.
 */
export function either(schemas: readonly Schema[]): Schema {
  const distinct = new Map(schemas.flatMap(alternatives).map((schema) => [canonical(schema), schema]));
  const sorted = [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, schema]) => schema);
  const [only = true] = sorted;
  return sorted.length > 1 ? { anyOf: sorted } : only;
}

function alternatives(schema: Schema): Schema[] {
  if (!isNode(schema) || schema.anyOf === undefined) return [schema];
  const isOnlyThat = Object.keys(schema).every((keyword) => keyword === 'anyOf' || ANNOTATIONS.has(keyword));
  return isOnlyThat ? schemaList(schema.anyOf).flatMap(alternatives) : [schema];
}

/** Keywords that put a schema together from others. */
export const COMBINING = ['allOf', 'anyOf', 'oneOf'] as const;

/** The schemas of what is under `keyword`: the schema's own and those of its parts and alternatives. */
export function schemasBelow(
  schema: Schema,
  keyword: 'items' | 'additionalProperties',
  definitions: Definitions,
  visited: ReadonlySet<string> = new Set(),
): Schema[] {
  const name = refName(schema);
  if (!isNode(schema) || (name !== undefined && visited.has(name))) return [];
  const seen = name === undefined ? visited : new Set([...visited, name]);
  const node = resolve(schema, definitions);
  const below = node[keyword];
  const parts = COMBINING.flatMap((each) => schemaList(node[each]));
  return [...(isNode(below) ? [below] : []), ...parts.flatMap((part) => schemasBelow(part, keyword, definitions, seen))];
}

/** Does null satisfy the schema (`x-accept` counted in)? */
export function takesNull(schema: Schema, definitions: Definitions, visited: ReadonlySet<string> = new Set()): boolean {
  if (!isNode(schema)) return schema;
  const name = refName(schema);
  // A schema that gets back to itself without naming a type says nothing against null.
  if (name !== undefined && visited.has(name)) return true;
  const seen = name === undefined ? visited : new Set([...visited, name]);
  const node = resolve(schema, definitions);
  const also = (part: Schema) => takesNull(part, definitions, seen);
  return (
    strings(node['x-accept']).includes('null') ||
    (valuesTakeNull(node) &&
      schemaList(node.allOf).every(also) &&
      [node.anyOf, node.oneOf].every((branches) => branches === undefined || schemaList(branches).some(also)))
  );
}

function valuesTakeNull({ type, enum: values, const: constant }: SchemaNode): boolean {
  return (
    (type === undefined || strings(type).includes('null')) &&
    (!Array.isArray(values) || values.includes(null)) &&
    (constant === undefined || constant === null)
  );
}

/** The value that stands for a missing property: its own default or that of the definition it refers to. */
export function defaultOf(schema: Schema, definitions: Definitions): { readonly value: unknown } | undefined {
  const node = resolve(schema, definitions);
  return isNode(node) && Object.hasOwn(node, 'default') ? { value: node.default } : undefined;
}

/** Is this top-level request property a list filter (`x-filter: list`)? */
export function isListFilter(schema: Schema): boolean {
  return isNode(schema) && schema['x-filter'] === 'list';
}

/** Is this string the id of another object (`x-ref`)? */
export function isReference(node: SchemaNode): boolean {
  return typeof node['x-ref'] === 'string';
}
