import type { SchemaNode } from './ir.js';

/** Keywords whose value is one schema. */
export const ONE_SCHEMA: ReadonlySet<string> = new Set([
  'items',
  'contains',
  'additionalProperties',
  'propertyNames',
  'not',
  'if',
  'then',
  'else',
]);
/** Keywords whose value is a list of schemas. */
export const SCHEMA_LIST: ReadonlySet<string> = new Set(['prefixItems', 'allOf', 'anyOf', 'oneOf']);
/** Keywords whose value is schemas by name. */
export const SCHEMAS_BY_NAME: ReadonlySet<string> = new Set(['properties', 'patternProperties']);

/** A schema below another, with the path that leads to it. */
export interface Child {
  readonly path: readonly string[];
  readonly node: SchemaNode;
}

/** The schemas directly below a schema. What is data (`default`, `enum`) is not entered. */
export function* children(node: SchemaNode): Generator<Child> {
  for (const [keyword, value] of Object.entries(node)) {
    if (ONE_SCHEMA.has(keyword) && isNode(value)) yield { path: [keyword], node: value };
    if (SCHEMA_LIST.has(keyword) && Array.isArray(value)) yield* named(keyword, value.entries());
    if (SCHEMAS_BY_NAME.has(keyword) && isNode(value)) yield* named(keyword, Object.entries(value));
  }
}

function* named(keyword: string, items: Iterable<readonly [string | number, unknown]>): Generator<Child> {
  for (const [key, node] of items) if (isNode(node)) yield { path: [keyword, String(key)], node };
}

/** A schema and all schemas below it, parents first. */
export function* walk(node: SchemaNode, path: readonly string[] = []): Generator<Child> {
  yield { path, node };
  for (const child of children(node)) yield* walk(child.node, [...path, ...child.path]);
}

/** A copy of a schema with `change` applied to every schema in it, the innermost first. */
export function mapSchema(node: SchemaNode, change: (node: SchemaNode) => SchemaNode): SchemaNode {
  const inner = (value: unknown): unknown => (isNode(value) ? mapSchema(value, change) : value);
  const entries = Object.entries(node).map(([keyword, value]): readonly [string, unknown] => {
    if (ONE_SCHEMA.has(keyword)) return [keyword, inner(value)];
    if (SCHEMA_LIST.has(keyword) && Array.isArray(value)) return [keyword, value.map(inner)];
    if (SCHEMAS_BY_NAME.has(keyword) && isNode(value)) {
      return [keyword, Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inner(each)]))];
    }
    return [keyword, value];
  });
  return change(Object.fromEntries(entries));
}

export function isNode(value: unknown): value is SchemaNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a definition is no schema but a part of layers (`request`, `response`), there to be substituted. */
export function isFragment(definition: SchemaNode): boolean {
  return isNode(definition.request) || isNode(definition.response);
}
