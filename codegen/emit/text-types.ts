import { isNode } from '../definition/schema-walk.js';
import { isListFilter } from './schema/facts.js';
import { filterItemTypes } from './schema/filter.js';
import { type Schema, strings } from './schema/keywords.js';
import { type Definitions, resolve } from './schema/refs.js';

/** How the text values of a query string are read, by property: those of scalar type and lists of them. */
export function textTypes(properties: ReadonlyMap<string, Schema>, definitions: Definitions): Record<string, string> {
  const found = [...properties].map(([name, schema]) => [name, textType(schema, definitions)] as const);
  return Object.fromEntries(found.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function textType(schema: Schema, definitions: Definitions): string | undefined {
  const node = resolve(schema, definitions);
  if (!isNode(node)) return undefined;
  if (isListFilter(node) || strings(node.type).includes('array')) {
    const item = scalar(filterItemTypes(node, definitions));
    return item && `${item}[]`;
  }
  return scalar(strings(node.type));
}

/** The one type that text is read as; text itself where that is a possibility. */
function scalar(types: readonly string[]): string | undefined {
  return ['string', 'number', 'integer', 'boolean'].find((type) => types.includes(type));
}
