import type { SchemaNode } from '../../definition/ir.js';
import { isNode } from '../../definition/schema-walk.js';
import type { ActionModel, LayerModel, RequestLayer, ServiceModel } from '../model.js';
import { versionSuffix } from '../print/names.js';
import { atom, list, type Type } from '../print/types.js';
import { type Schema, schemaMap } from '../schema/keywords.js';
import { resolve } from '../schema/refs.js';
import { declareType } from './declaration.js';
import { spellingOf } from './definition-types.js';
import { callerView, handlerView } from './request-view.js';
import { typeOf } from './type-of.js';

type Side = 'Request' | 'Response';

/** Type name of what a caller at the layer's version sends or gets: `TasksGetAllRequestV2_14`. */
export function layerTypeName(action: ActionModel, layer: Pick<LayerModel, 'version'>, side: Side): string {
  return `${action.typeStem}${side}${versionSuffix(layer.version)}`;
}

/** The types of an action: what its handler is given and answers, and apart from them what callers send and get at each version. */
export interface ActionTypes {
  readonly newest: readonly string[];
  readonly layers: readonly string[];
}

/** `TasksGetAllRequest` and `TasksGetAllRequestV2_14` */
export function declareRequests(action: ActionModel, service: ServiceModel): ActionTypes {
  const what = `Request of \`${action.definition.fullName}\``;
  const name = `${action.typeStem}Request`;
  const doc = [`${what} as a handler is given it.`, action.layers.at(-1)?.definition.description ?? ''];
  const describe = (version: string) => `${what} as callers send it at ${version}.`;
  if (action.batch) return declareBatch(action, service, name, doc, describe);
  const spelling = spellingOf(service, false);
  const layers = action.requestLayers.map(({ version, request }) => ({ version, node: request }));
  const handled = withSince(handlerView(action.requestLayers, service.definitions), layers);
  const views = action.requestLayers.map((layer) => ({
    version: layer.version,
    type: typeOf(callerView(layer, service.definitions), spelling),
  }));
  return {
    newest: [declareType(name, typeOf(handled, spelling), doc)],
    layers: declareLayers(action, 'Request', views, new Map(), describe),
  };
}

/** `TasksGetAllResponse` and `TasksGetAllResponseV2_14` */
export function declareResponses(action: ActionModel, service: ServiceModel): ActionTypes {
  const what = `Answer of \`${action.definition.fullName}\``;
  const name = `${action.typeStem}Response`;
  const spelling = spellingOf(service, action.definition.expand);
  const layers = action.layers.map(({ version, response }) => ({ version, node: resolve(response, service.definitions) }));
  const views = layers.map(({ version, node }) => ({ version, type: typeOf(node, spelling) }));
  const newest = withSince(layers.at(-1)?.node ?? {}, layers);
  const known = new Map(views.slice(-1).map(({ type }) => [type.text, name]));
  return {
    newest: [declareType(name, typeOf(newest, spelling), [`${what}.`])],
    layers: declareLayers(action, 'Response', views, known, (version) => `${what} at ${version}.`),
  };
}

function declareBatch(
  action: ActionModel,
  service: ServiceModel,
  name: string,
  doc: readonly string[],
  describe: (version: string) => string,
): ActionTypes {
  const item = service.actions.find(({ definition }) => definition === action.requestOf);
  if (item === undefined) throw new Error(`${action.definition.fullName} is a batch of nothing`);
  const views = action.layers.map((layer) => {
    const { version } = requestLayer(action, layer);
    return { version: layer.version, type: list(atom(layerTypeName(item, { version }, 'Request'))) };
  });
  return {
    newest: [declareType(name, list(atom(`${item.typeStem}Request`)), doc)],
    layers: declareLayers(action, 'Request', views, new Map(), describe),
  };
}

/** A type for each layer; one that says the same as an older one, or as a type already `known` by its text, is an alias. */
function declareLayers(
  action: ActionModel,
  side: Side,
  views: readonly { readonly version: string; readonly type: Type }[],
  known: Map<string, string>,
  describe: (version: string) => string,
): string[] {
  return views.map(({ version, type }) => {
    const name = layerTypeName(action, { version }, side);
    const same = known.get(type.text);
    if (same === undefined) known.set(type.text, name);
    return declareType(name, same === undefined ? type : atom(same), [describe(version)]);
  });
}

function requestLayer(action: ActionModel, layer: LayerModel): RequestLayer {
  const found = action.requestLayers[layer.requestIndex];
  if (found === undefined) throw new Error(`${action.definition.fullName} ${layer.version} has no request`);
  return found;
}

interface VersionedNode {
  readonly version: string;
  readonly node: SchemaNode;
}

/** `node` with the version noted (`x-since`) beside each property that the oldest layer does not have. */
function withSince(node: SchemaNode, layers: readonly VersionedNode[]): SchemaNode {
  if (!isNode(node.properties)) return node;
  const note = (name: string, schema: Schema): Schema => {
    const first = layers.findIndex((layer) => schemaMap(layer.node.properties).some(([each]) => each === name));
    return first > 0 && isNode(schema) ? { ...schema, 'x-since': layers[first]?.version } : schema;
  };
  const properties = schemaMap(node.properties).map(([name, schema]) => [name, note(name, schema)] as const);
  return { ...node, properties: Object.fromEntries(properties) };
}
