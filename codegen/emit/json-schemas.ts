import type { ApiDefinition, SchemaNode } from '../definition/ir.js';
import { mapSchema } from '../definition/schema-walk.js';
import { type ActionModel, type LayerModel, modelOf, type ServiceModel } from './model.js';
import { ANNOTATIONS, LIMITS, onlyKeywords, SHAPE } from './schema/keywords.js';
import { definitionOf, reachable, refName } from './schema/refs.js';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/**
 * JSON Schema 2020-12 files of every layer, as declared: `<service>.<action>/<version>.request.json` and `.response.json`. References are
 * resolved within each file; the request of a batch is a list.
 */
export function emitJsonSchemas(api: ApiDefinition): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const service of modelOf(api)) {
    for (const action of service.actions) {
      for (const layer of action.layers) {
        const path = `${action.definition.fullName}/${layer.version}`;
        files.set(`${path}.request.json`, fileText(requestOf(action, layer), service));
        files.set(`${path}.response.json`, fileText(layer.response, service));
      }
    }
  }
  return files;
}

function requestOf(action: ActionModel, layer: LayerModel): SchemaNode {
  const { request = {} } = action.requestOf.layers[layer.requestIndex] ?? {};
  return action.batch ? { description: layer.definition.description, type: 'array', items: request } : request;
}

function fileText(schema: SchemaNode, { definitions }: ServiceModel): string {
  const names = reachable([schema], definitions);
  const $defs = Object.fromEntries(names.map((name) => [name, published(definitionOf(name, definitions))]));
  const document = { $schema: DIALECT, ...published(schema), ...(names.length > 0 ? { $defs } : {}) };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** A schema as other tools know it: no keywords of ours, references into the document's folder of definitions. */
export function published(schema: SchemaNode, folder = '#/$defs/'): SchemaNode {
  return mapSchema(schema, (node) => {
    const name = refName(node);
    const { dependencies } = node;
    const known = onlyKeywords(node, (keyword) => SHAPE.has(keyword) || LIMITS.has(keyword) || ANNOTATIONS.has(keyword));
    return {
      ...known,
      ...(name === undefined ? {} : { $ref: `${folder}${escapePointer(name)}` }),
      ...(dependencies === undefined ? {} : { dependentRequired: dependencies }),
    };
  });
}

function escapePointer(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}
