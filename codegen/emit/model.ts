import type { ActionDefinition, ApiDefinition, LayerDefinition, SchemaNode, ServiceDefinition } from '../definition/ir.js';
import { compareVersionNames } from '../definition/versions.js';
import { camelCase, kebabCase, Names, pascalCase } from './print/names.js';
import { type Definitions, resolve } from './schema/refs.js';

/** What the emitters share: services with their emitted names, and batch actions tied to the action they repeat. */
export interface ServiceModel {
  readonly name: string;
  readonly description: string;
  /** Stem of the service's files. */
  readonly file: string;
  readonly definitions: Definitions;
  /** Type name of each definition. */
  readonly definitionTypes: ReadonlyMap<string, string>;
  readonly actions: readonly ActionModel[];
}

export interface ActionModel {
  readonly definition: ActionDefinition;
  /** `getAll`, unique in the service. */
  readonly key: string;
  /** `TasksGetAll`, what the names of its types begin with. */
  readonly typeStem: string;
  /** The action whose request a batch repeats; for all others, the action itself. */
  readonly requestOf: ActionDefinition;
  readonly batch: boolean;
  /** The layers of `requestOf`, oldest first. */
  readonly requestLayers: readonly RequestLayer[];
  readonly layers: readonly LayerModel[];
}

/** The request side of a layer. */
export interface RequestLayer {
  readonly version: string;
  /** A reference at its top is followed. */
  readonly request: SchemaNode;
}

export interface LayerModel {
  readonly definition: LayerDefinition;
  readonly version: string;
  /** Index in `requestLayers` of the request this layer takes, or takes a list of. */
  readonly requestIndex: number;
  readonly response: SchemaNode;
}

/** Type names that the emitted modules use themselves. */
const RESERVED = ['ActionName', 'Actions', 'Array', 'ErrorName', 'Handler', 'Handlers', 'Readonly', 'Record', 'Reference'];

/** @throws Error when a layer has no request, or a batch names no action of its service: reading and checking come first. */
export function modelOf(api: ApiDefinition): ServiceModel[] {
  const types = new Names([...RESERVED, ...api.machines.map(({ name }) => machineType(name))]);
  const files = new Names();
  return api.services.map((service) => serviceModel(service, files, types));
}

/** Every version any layer names, oldest first. */
export function versionsOf(api: ApiDefinition): string[] {
  const named = api.services.flatMap(({ actions }) => actions.flatMap(({ layers }) => layers.map(({ version }) => version)));
  return [...new Set(named)].sort(compareVersionNames);
}

/** `TaskStatus`: the union of a status machine's statuses. */
export function machineType(name: string): string {
  return `${pascalCase(name)}Status`;
}

function serviceModel(service: ServiceDefinition, files: Names, types: Names): ServiceModel {
  const { name, description, definitions } = service;
  const keys = new Names();
  const actions = service.actions.map((action) => {
    const typeStem = types.claimAll(`${pascalCase(name)}${pascalCase(action.name)}`, ['Request', 'Response']);
    return { ...actionModel(action, service), key: keys.claim(camelCase(action.name)), typeStem };
  });
  const definitionTypes = new Map(
    Object.keys(definitions).map((each) => [each, types.claimAll(`${pascalCase(name)}${pascalCase(each)}`, ['', 'Expanded'])]),
  );
  return { name, description, file: files.claim(kebabCase(name)), definitions, definitionTypes, actions };
}

function actionModel(action: ActionDefinition, service: ServiceDefinition): Omit<ActionModel, 'key' | 'typeStem'> {
  const requestOf = repeatedAction(action, service);
  const requestLayers = requestOf.layers.map(({ version, request }) => {
    if (request === undefined) throw new Error(`${requestOf.fullName} ${version} has no request`);
    return { version, request: resolve(request, service.definitions) };
  });
  const layers = action.layers.map((layer) => ({
    definition: layer,
    version: layer.version,
    requestIndex: indexFor(layer.batch?.version ?? layer.version, requestLayers),
    response: layer.response,
  }));
  return { definition: action, requestOf, batch: requestOf !== action, requestLayers, layers };
}

/** The action of which `action` takes a list, or itself when it takes a single request. */
function repeatedAction(action: ActionDefinition, service: ServiceDefinition): ActionDefinition {
  const [name, ...others] = new Set(action.layers.map(({ batch }) => batch?.action));
  if (others.length > 0) throw new Error(`the layers of ${action.fullName} are not all batches of one action`);
  if (name === undefined) return action;
  const found = service.actions.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`${action.fullName} is a batch of ${name}, which ${service.name} does not have`);
  return found;
}

/** The highest layer not above `version`; the oldest when none is that old. */
function indexFor(version: string, layers: readonly RequestLayer[]): number {
  return Math.max(
    layers.findLastIndex((layer) => compareVersionNames(layer.version, version) <= 0),
    0,
  );
}
