import type { SchemaNode } from '../../definition/ir.js';
import { mapSchema } from '../../definition/schema-walk.js';
import { published } from '../json-schemas.js';
import type { ServiceModel } from '../model.js';
import { ANNOTATIONS, onlyKeywords, strings } from '../schema/keywords.js';
import { definitionOf, reachable } from '../schema/refs.js';

/** Where references of a document lead. */
const FOLDER = '#/components/schemas/';

/**
 * A schema of a service as its document has it: services keep their definitions apart by their names, `tasks.artifact`. Types of
 * `x-accept`, which no other tool knows, are among the types.
 */
export function publishedIn(schema: SchemaNode, service: string): SchemaNode {
  return published(mapSchema(schema, accepting), `${FOLDER}${service}.`);
}

/** The definitions of a service that its actions reach in their newest layers, by their name in the document. */
export function componentsOf({ name, definitions, actions }: ServiceModel): [name: string, schema: SchemaNode][] {
  const schemas = actions.flatMap(({ layers, requestLayers }) => {
    const layer = layers.at(-1);
    const request = layer && requestLayers[layer.requestIndex]?.request;
    return [...(request ? [request] : []), ...(layer ? [layer.response] : [])];
  });
  return reachable(schemas, definitions).map((each) => [`${name}.${each}`, publishedIn(definitionOf(each, definitions), name)]);
}

function accepting(node: SchemaNode): SchemaNode {
  const accepted = strings(node['x-accept']);
  if (accepted.length === 0) return node;
  const { type, ...others } = node;
  const choosy = ['$ref', 'enum', 'const', 'allOf', 'anyOf', 'oneOf'].some((keyword) => Object.hasOwn(node, keyword));
  // Other keywords look only at values of the type they are about, so that naming the type is enough.
  if (type !== undefined && !choosy) return { ...others, type: [...new Set([...strings(type), ...accepted])] };
  const said = onlyKeywords(node, (keyword) => ANNOTATIONS.has(keyword));
  return { ...said, anyOf: [onlyKeywords(node, (keyword) => !ANNOTATIONS.has(keyword)), { type: accepted }] };
}
