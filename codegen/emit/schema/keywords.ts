import type { SchemaNode } from '../../definition/ir.js';
import { isNode } from '../../definition/schema-walk.js';

/** A JSON Schema: a node, or `true`/`false`. */
export type Schema = SchemaNode | boolean;

export function isSchema(value: unknown): value is Schema {
  return typeof value === 'boolean' || isNode(value);
}

/** The named schemas under a keyword such as `properties`; none when it is missing. */
export function schemaMap(value: unknown): [name: string, schema: Schema][] {
  return isNode(value) ? Object.entries(value).filter((entry): entry is [string, Schema] => isSchema(entry[1])) : [];
}

/** The schemas under a keyword such as `anyOf`; none when it is missing. */
export function schemaList(value: unknown): Schema[] {
  return Array.isArray(value) ? value.filter(isSchema) : [];
}

/** The strings under a keyword such as `required` or `type`, which may be one string; none when it is missing. */
export function strings(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}

/** `node` with only the keywords for which `keep` holds; its subschemas are left alone. */
export function onlyKeywords(node: SchemaNode, keep: (keyword: string) => boolean): SchemaNode {
  return Object.fromEntries(Object.entries(node).filter(([keyword]) => keep(keyword)));
}

/** Text that is equal for schemas that differ in the order of their keys only. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    isNode(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
  );
}

/** Keywords of JSON Schema that describe and do not constrain. */
export const ANNOTATIONS: ReadonlySet<string> = new Set([
  '$comment',
  'default',
  'deprecated',
  'description',
  'examples',
  'format',
  'readOnly',
  'title',
  'writeOnly',
]);

/** Keywords that say of what shape a value is. */
export const SHAPE: ReadonlySet<string> = new Set([
  '$ref',
  'additionalProperties',
  'allOf',
  'anyOf',
  'const',
  'enum',
  'items',
  'oneOf',
  'patternProperties',
  'prefixItems',
  'properties',
  'required',
  'type',
]);

/** Keywords that narrow values of the right shape. `dependencies` documents and is not among them (task-core 2.2). */
export const LIMITS: ReadonlySet<string> = new Set([
  'contains',
  'dependentRequired',
  'else',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'if',
  'maxContains',
  'maxItems',
  'maxLength',
  'maxProperties',
  'maximum',
  'minContains',
  'minItems',
  'minLength',
  'minProperties',
  'minimum',
  'multipleOf',
  'not',
  'pattern',
  'propertyNames',
  'then',
  'uniqueItems',
]);
