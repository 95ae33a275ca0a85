import type { SchemaNode } from '../../definition/ir.js';
import { isNode } from '../../definition/schema-walk.js';
import { declaredProperties, either, schemasBelow, takesNull } from '../../emit/schema/facts.js';
import type { Schema } from '../../emit/schema/keywords.js';
import type { Definitions } from '../../emit/schema/refs.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * A request without the nulls that count as absent (design 5): members whose schema does not take null, and at the top also those that no
 * schema declares. Items of lists stay, as do undeclared members further down.
 */
export function withoutNulls(request: Fields, schema: SchemaNode, definitions: Definitions): Fields {
  const declared = declaredProperties(schema, definitions);
  const kept = Object.entries(request).filter(
    ([name, value]) => value !== null || takesNull(declared.get(name) ?? false, definitions),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, inside(value, declared.get(name), definitions)]));
}

function inside(value: unknown, schema: Schema | undefined, definitions: Definitions): unknown {
  if (schema === undefined) return value;
  if (Array.isArray(value)) {
    const items = below(schema, 'items', definitions);
    return value.map((item) => inside(item, items, definitions));
  }
  if (!isNode(value)) return value;
  const declared = declaredProperties(schema, definitions);
  const others = below(schema, 'additionalProperties', definitions);
  const schemaOf = (name: string): Schema | undefined => declared.get(name) ?? others;
  const kept = Object.entries(value).filter(
    ([name, member]) => member !== null || takesNull(schemaOf(name) ?? true, definitions),
  );
  return Object.fromEntries(kept.map(([name, member]) => [name, inside(member, schemaOf(name), definitions)]));
}

function below(schema: Schema, keyword: 'items' | 'additionalProperties', definitions: Definitions): Schema | undefined {
  const found = schemasBelow(schema, keyword, definitions);
  return found.length > 0 ? either(found) : undefined;
}
