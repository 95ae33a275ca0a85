import type {
  ActionDefinition,
  ApiDefinition,
  ErrorRow,
  LayerDefinition,
  SchemaNode,
  ServiceDefinition,
} from '../../definition/ir.js';
import { snapshot } from '../../definition/snapshot.js';
import { compareVersionNames } from '../../definition/versions.js';
import { historyOf, type VersionedSchema } from '../markdown/since.js';
import { schemaMap } from '../schema/keywords.js';
import { resolve } from '../schema/refs.js';
import { frameworkErrors } from './framework-errors.js';
import { listingOf } from './listing.js';
import type { SdkAction, SdkError, SdkLogin, SdkModel, SdkService, SdkType } from './model.js';
import { ServiceTypes } from './service-types.js';

/**
 * The API as callers of `version` see it (design 5). Internal actions are left out: they are made for user interfaces and follow their needs.
 *
 * @param api read and checked
 * @param version `"2.13"`; one that no layer names is what the versions below it make of it
 */
export function snapshotModel(api: ApiDefinition, version: string): SdkModel {
  const errors = errorsOf(api.errors);
  const services = api.services
    .map((service) => serviceModel(service, version, errors))
    .filter(({ actions }) => actions.length > 0);
  const login = loginOf(api, version);
  return { version, services, errors, ...(login ? { login } : {}) };
}

/** The catalogue's rows, and those of the framework that it does not name. */
function errorsOf(catalogue: readonly ErrorRow[]): SdkError[] {
  const rows = catalogue.map(({ name, code, subcode, message }) => ({ name, code, subcode, message }));
  const taken = new Set(rows.flatMap(({ name, code, subcode }) => [name, `${code}/${subcode}`]));
  const others = frameworkErrors.filter(({ name, code, subcode }) => !taken.has(name) && !taken.has(`${code}/${subcode}`));
  return [...rows, ...others].sort((a, b) => a.code - b.code || a.subcode - b.subcode);
}

function serviceModel(service: ServiceDefinition, version: string, errors: readonly SdkError[]): SdkService {
  const types = new ServiceTypes(service);
  const actions = service.actions.flatMap((action) => {
    const layer = action.internal ? undefined : snapshot(action, version);
    return layer ? [actionModel(action, layer, service, types, errors)] : [];
  });
  return { name: service.name, description: service.description, types: types.all, actions };
}

function actionModel(
  action: ActionDefinition,
  layer: LayerDefinition,
  service: ServiceDefinition,
  types: ServiceTypes,
  errors: readonly SdkError[],
): SdkAction {
  const { name, fullName, authorize, allowRoles, idempotent, stream } = action;
  const { description, deprecated, sunset, batch } = layer;
  const { request, response } = sidesOf(action, layer, service, types);
  return {
    name,
    fullName,
    description,
    layer: layer.version,
    since: firstOf(action).version,
    authorize,
    allowRoles,
    ...(request ? { request: request.name } : {}),
    requestRequired: batch !== undefined || (request?.kind === 'object' && request.fields.some(({ required }) => required)),
    batch: batch !== undefined,
    ...(response ? { response: response.name } : {}),
    errors: errors.filter((error) => action.errors.includes(error.name)).map((error) => error.name),
    ...(deprecated === undefined || deprecated === false ? {} : { deprecated }),
    ...(sunset === undefined ? {} : { sunset }),
    idempotent,
    stream,
    ...(stream ? {} : listingOf(request, response)),
  };
}

interface Sides {
  readonly request: SdkType | undefined;
  readonly response: SdkType | undefined;
}

function sidesOf(action: ActionDefinition, layer: LayerDefinition, service: ServiceDefinition, types: ServiceTypes): Sides {
  const { definitions } = service;
  const layers = action.layers.slice(0, action.layers.indexOf(layer) + 1);
  const news = (side: 'request' | 'response'): ReadonlyMap<string, string> => {
    const seen = layers.flatMap((each): VersionedSchema[] => {
      const schema = each[side];
      return schema ? [{ version: each.version, schema: resolve(schema, definitions) }] : [];
    });
    const { since } = historyOf(seen, definitions);
    return new Map([...since].filter(([, version]) => version !== firstOf(action).version));
  };
  return {
    request: types.ofAction(action.name, 'Request', requestOf(layer, service), news('request')),
    response: types.ofAction(action.name, 'Response', layer.response, news('response')),
  };
}

/** What the layer takes, or takes a list of. */
function requestOf({ request, batch }: LayerDefinition, { actions }: ServiceDefinition): SchemaNode {
  const repeated = actions.find(({ name }) => name === batch?.action);
  const layer = repeated && batch ? (snapshot(repeated, batch.version) ?? firstOf(repeated)) : undefined;
  const schema = request ?? layer?.request;
  if (schema === undefined) throw new Error(`${batch?.action ?? 'an action'} has no request`);
  return schema;
}

function loginOf({ services }: ApiDefinition, version: string): SdkLogin | undefined {
  for (const { actions, definitions } of services) {
    for (const action of actions.filter(({ login }) => login)) {
      const response = resolve(snapshot(action, version)?.response ?? {}, definitions);
      const secret = schemaMap(response.properties).find(
        ([, schema]) => typeof schema === 'object' && schema['x-secret'] === true,
      );
      if (secret) return { action: action.fullName, token: secret[0] };
    }
  }
  return undefined;
}

function firstOf({ fullName, layers }: ActionDefinition): LayerDefinition {
  const [first] = layers;
  if (first === undefined) throw new Error(`${fullName} has no layers`);
  return first;
}

/** Versions an SDK can be made for: from the oldest that answers anything to the newest. */
export function isServed(version: string, versions: readonly string[]): boolean {
  const [oldest, newest] = [versions.at(0), versions.at(-1)];
  if (oldest === undefined || newest === undefined) return false;
  return compareVersionNames(oldest, version) <= 0 && compareVersionNames(version, newest) <= 0;
}
