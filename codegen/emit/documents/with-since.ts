import type { SchemaNode } from '../../definition/ir.js';
import { isNode } from '../../definition/schema-walk.js';

/**
 * A schema whose properties say with `x-since` at which version they came, where that was later than the action.
 *
 * @param since first version of each field, by path as `fieldsOf` has it: `models[].name`
 * @param first the action's first version, which needs no saying
 */
export function withSince(schema: SchemaNode, since: ReadonlyMap<string, string>, first: string, prefix = ''): SchemaNode {
  if (!isNode(schema.properties)) return schema;
  const properties = Object.entries(schema.properties).map(([name, field]): [string, unknown] => {
    if (!isNode(field)) return [name, field];
    const path = `${prefix}${name}`;
    const came = since.get(path);
    const said = inside(field, since, first, path);
    return [name, came === undefined || came === first ? said : { ...said, 'x-since': came }];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}

function inside(field: SchemaNode, since: ReadonlyMap<string, string>, first: string, path: string): SchemaNode {
  if (isNode(field.items)) return { ...field, items: inside(field.items, since, first, `${path}[]`) };
  if (isNode(field.additionalProperties)) {
    return { ...field, additionalProperties: inside(field.additionalProperties, since, first, `${path}.*`) };
  }
  return withSince(field, since, first, `${path}.`);
}
