import type { SchemaNode } from '../../definition/ir.js';
import { isNode } from '../../definition/schema-walk.js';
import { type Schema, schemaList, schemaMap, strings } from './keywords.js';
import { type Definitions, refName, resolve } from './refs.js';

/**
 * The properties that a schema declares at its top: its own, those of what it refers to, and those of its alternatives.
 * Where several declare one name, the first counts.
 */
export function declaredProperties(schema: Schema, definitions: Definitions): Map<string, Schema> {
  const found = new Map<string, Schema>();
  const visited = new Set<string>();
  const visit = (candidate: Schema): void => {
    const name = refName(candidate);
    if (!isNode(candidate) || (name !== undefined && visited.has(name))) return;
    if (name !== undefined) visited.add(name);
    const node = resolve(candidate, definitions);
    for (const [property, declared] of schemaMap(node.properties)) {
      if (!found.has(property)) found.set(property, declared);
    }
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) schemaList(node[keyword]).forEach(visit);
  };
  visit(schema);
  return found;
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
