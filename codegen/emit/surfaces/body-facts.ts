import type { SchemaNode } from '../../definition/ir.js';
import { isNode } from '../../definition/schema-walk.js';
import { declaredProperties } from '../schema/facts.js';
import type { Schema } from '../schema/keywords.js';
import { type Definitions, resolve } from '../schema/refs.js';

/** Fields by name, each with the fields of its own; null where whatever it holds is kept as it is. */
export interface FieldNames {
  readonly [name: string]: FieldNames | null;
}

/** The names that the fields of a body have. */
export function fieldNames(schema: SchemaNode, definitions: Definitions): FieldNames {
  return namesIn(schema, definitions) ?? {};
}

function namesIn(schema: Schema, definitions: Definitions): FieldNames | null {
  const properties = [...declaredProperties(schema, definitions)];
  if (properties.length === 0) return null;
  return Object.fromEntries(properties.map(([name, property]) => [name, namesIn(property, definitions)]));
}

/** Where a body has values that are marked `x-secret`, each as the names that lead there; `*` is every item of a list. */
export function secretPaths(schema: SchemaNode, definitions: Definitions): readonly (readonly string[])[] {
  return [...secretsIn(schema, definitions, [])];
}

function* secretsIn(schema: Schema, definitions: Definitions, path: readonly string[]): Generator<readonly string[]> {
  if (!isNode(schema)) return;
  const node = resolve(schema, definitions);
  if (node['x-secret'] === true) {
    yield path;
    return;
  }
  for (const [name, property] of declaredProperties(schema, definitions)) {
    yield* secretsIn(property, definitions, [...path, name]);
  }
  if (isNode(node.items)) yield* secretsIn(node.items, definitions, [...path, '*']);
}
