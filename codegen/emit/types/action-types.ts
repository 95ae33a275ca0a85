import type { SchemaNode } from '../../definition/ir.js';
import { isNode } from '../../definition/schema-walk.js';
import type { ActionModel, LayerModel, RequestLayer, ServiceModel } from '../model.js';
import { versionSuffix } from '../print/names.js';
import { type Schema, schemaMap } from '../schema/keywords.js';
import { resolve } from '../schema/refs.js';
import { declareAlias, declareType } from './declaration.js';
import { spellingOf } from './definition-types.js';
import { callerView, handlerView } from './request-view.js';
import { type Spelling, typeOf } from './type-of.js';

type Side = 'Request' | 'Response';

/** Type name of what a caller at the layer's version sends or gets: `TasksGetAllRequestV2_14`. */
export function layerTypeName(action: ActionModel, layer: Pick<LayerModel, 'version'>, side: Side): string {
  return `${action.typeStem}${side}${versionSuffix(layer.version)}`;
}

/** What a handler is given (`TasksGetAllRequest`), and what callers send at each version. */
export function declareRequests(action: ActionModel, service: ServiceModel): string[] {
  const what = `Request of \`${action.definition.fullName}\``;
  const doc = [`${what} as a handler is given it.`, action.layers.at(-1)?.definition.description ?? ''];
  const spelling = spellingOf(service, false);
  if (action.batch) return declareBatch(action, service, doc);
  const handled = handlerView(action.requestLayers, service.definitions);
  const views = action.layers.map((layer) => ({ layer, node: callerView(requestLayer(action, layer), service.definitions) }));
  return [
    declareType(`${action.typeStem}Request`, withSince(handled, action.requestLayers.map(asView)), spelling, doc),
    ...declareLayers(action, 'Request', views, spelling, new Map(), (version) => `${what} as callers send it at ${version}.`),
  ];
}

/** What a handler answers (`TasksGetAllResponse`), and what callers get at each version. */
export function declareResponses(action: ActionModel, service: ServiceModel): string[] {
  const what = `Answer of \`${action.definition.fullName}\``;
  const name = `${action.typeStem}Response`;
  const spelling = spellingOf(service, action.definition.expand);
  const views = action.layers.map((layer) => ({ layer, node: resolve(layer.response, service.definitions) }));
  const newest = views.at(-1)?.node ?? {};
  const since = views.map(({ layer, node }) => ({ version: layer.version, node }));
  const known = new Map([[typeOf(newest, spelling).text, name]]);
  return [
    declareType(name, withSince(newest, since), spelling, [`${what}.`]),
    ...declareLayers(action, 'Response', views, spelling, known, (version) => `${what} at ${version}.`),
  ];
}

function declareBatch(action: ActionModel, service: ServiceModel, doc: readonly string[]): string[] {
  const item = service.actions.find(({ definition }) => definition === action.requestOf);
  if (item === undefined) throw new Error(`${action.definition.fullName} is a batch of nothing`);
  return [
    declareAlias(`${action.typeStem}Request`, `readonly ${item.typeStem}Request[]`, doc),
    ...action.layers.map((layer) => {
      const target = `readonly ${layerTypeName(item, requestLayer(action, layer), 'Request')}[]`;
      const what = `Request of \`${action.definition.fullName}\` as callers send it at ${layer.version}.`;
      return declareAlias(layerTypeName(action, layer, 'Request'), target, [what]);
    }),
  ];
}

/** A type for each layer; one that says the same as an older one, or as a type already `known` by its text, is an alias. */
function declareLayers(
  action: ActionModel,
  side: Side,
  views: readonly { readonly layer: LayerModel; readonly node: SchemaNode }[],
  spelling: Spelling,
  known: Map<string, string>,
  describe: (version: string) => string,
): string[] {
  return views.map(({ layer, node }) => {
    const name = layerTypeName(action, layer, side);
    const doc = [describe(layer.version)];
    const { text } = typeOf(node, spelling);
    const same = known.get(text);
    if (same !== undefined) return declareAlias(name, same, doc);
    known.set(text, name);
    return declareType(name, node, spelling, doc);
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

function asView({ version, request }: RequestLayer): VersionedNode {
  return { version, node: request };
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
