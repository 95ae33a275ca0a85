import type { SchemaNode } from '../../definition/ir.js';
import { mapSchema } from '../../definition/schema-walk.js';

/** A schema of JSON Schema 2020-12 as draft 7 says the same, which is what OpenRPC speaks. */
export function draft7(schema: SchemaNode): SchemaNode {
  return mapSchema(schema, (node) => {
    const { $ref, dependentRequired, prefixItems, items, ...others } = node;
    const same: SchemaNode = {
      ...others,
      ...(dependentRequired === undefined ? {} : { dependencies: dependentRequired }),
      ...(prefixItems === undefined
        ? items !== undefined && { items }
        : { items: prefixItems, ...(items === undefined ? {} : { additionalItems: items }) }),
    };
    if ($ref === undefined) return same;
    // Draft 7 ignores whatever stands beside a reference.
    return Object.keys(same).length === 0
      ? { $ref }
      : { ...same, allOf: [{ $ref }, ...(Array.isArray(same.allOf) ? same.allOf : [])] };
  });
}
