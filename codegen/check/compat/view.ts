import type { ActionDefinition, ApiDefinition, LayerDefinition, Location, ServiceDefinition } from '../../definition/ir.js';
import type { Locate } from '../../definition/read.js';
import { snapshot } from '../../definition/snapshot.js';
import { compareVersionNames } from '../../definition/versions.js';
import { type CanonicalObject, type Contract, contractOf } from '../../lock/contract.js';
import type { Lock } from '../../lock/lock-file.js';
import { type ActionTerms, type ActionView, TOLD } from './pairs.js';
import { type RouteSource, routesOf } from './routes.js';
import { schemaOf } from './values.js';

/** An API whose actions can be seen at any version. */
export interface Views {
  /** Every version a layer is named by, oldest first. */
  readonly versions: readonly string[];
  /** Versions of each action's layers by its full name, oldest first. */
  readonly layers: ReadonlyMap<string, readonly string[]>;
  /** The action as seen at a version; undefined where it is newer or there is none. */
  at(action: string, version: string): ActionView | undefined;
  /** Routes of surfaces, which have no versions; undefined where nothing is known of them. */
  readonly routes?: ReadonlyMap<string, RouteSource>;
}

export interface ViewOptions {
  /** Finds parts of layers in the sources; without it a layer is all that has a place. */
  readonly locate?: Locate | undefined;
  /** Leave out everything that a lock does not remember, to be compared with one. */
  readonly contractsOnly?: boolean;
}

/** Definitions that were read and checked. */
export function viewsOf(api: ApiDefinition, { locate, contractsOnly = false }: ViewOptions = {}): Views {
  const found = new Map(
    api.services.flatMap((service) => service.actions.map((action) => [action.fullName, { action, service }] as const)),
  );
  const codes = new Map(api.errors.map(({ name, code, subcode }) => [name, `${code}/${subcode}`]));
  const transitions = transitionsOf(api);
  const contracts = new Map<LayerDefinition, Contract>();
  const contractFor = (layer: LayerDefinition, { definitions }: ServiceDefinition): Contract => {
    const contract = contracts.get(layer) ?? contractOf(layer, definitions, contractsOnly ? undefined : TOLD);
    contracts.set(layer, contract);
    return contract;
  };
  const view = (action: ActionDefinition, layer: LayerDefinition, service: ServiceDefinition): ActionView => {
    const item = layer.batch && snapshotOf(service, layer.batch);
    return {
      ...viewOf(action.fullName, layer.version, contractFor(layer, service), item && contractFor(item, service)),
      ...(contractsOnly
        ? {}
        : { terms: { ...actionTerms(action, layer, codes), transitions: transitions.get(action.fullName) ?? [] } }),
      locate: (keys) => {
        const ofItem = layer.batch && item && keys[0] === 'request';
        const [owner, { version, location }] = ofItem ? [layer.batch.action, item] : [action.name, layer];
        return locate?.(service.location.file, [owner, version, ...keys]) ?? location;
      },
    };
  };
  const views = viewsBy(
    new Map([...found].map(([name, { action }]) => [name, action.layers.map(({ version }) => version)])),
    (name, version) => {
      const { action, service } = found.get(name) ?? {};
      const layer = action?.layers.find((each) => each.version === version);
      return action && service && layer ? view(action, layer, service) : undefined;
    },
  );
  return contractsOnly ? views : { ...views, routes: routesOf(api, locate) };
}

/** The published layers that a lock remembers: contracts only. */
export function viewsOfLock(lock: Lock, file: string): Views {
  const layers = new Map<string, string[]>();
  for (const [name = '', version = ''] of [...lock.keys()].map((key) => key.split('@'))) {
    layers.set(name, [...(layers.get(name) ?? []), version].sort(compareVersionNames));
  }
  const location: Location = { file };
  return viewsBy(layers, (name, version) => {
    const contract = lock.get(`${name}@${version}`);
    return contract && { ...viewOf(name, version, contract, itemIn(lock, layers, name, contract)), locate: () => location };
  });
}

function viewsBy(
  layers: ReadonlyMap<string, readonly string[]>,
  view: (action: string, version: string) => ActionView | undefined,
): Views {
  const seen = new Map<string, ActionView | undefined>();
  return {
    versions: [...new Set([...layers.values()].flat())].sort(compareVersionNames),
    layers,
    at(action, version) {
      const layer = layers.get(action)?.findLast((each) => compareVersionNames(each, version) <= 0);
      if (layer === undefined) return undefined;
      const key = `${action}@${layer}`;
      if (!seen.has(key)) seen.set(key, view(action, layer));
      return seen.get(key);
    },
  };
}

function viewOf(name: string, version: string, contract: Contract, item: Contract | undefined): Omit<ActionView, 'locate'> {
  const batch = contract.batch as CanonicalObject | undefined;
  return {
    name,
    version,
    request: schemaOf((item ?? contract).request),
    response: schemaOf(contract.response),
    ...(batch ? { batch: `${serviceOf(name)}.${batch.action}` } : {}),
  };
}

function actionTerms(
  action: ActionDefinition,
  layer: LayerDefinition,
  codes: ReadonlyMap<string, string>,
): Omit<ActionTerms, 'transitions'> {
  const { authorize, allowRoles, internal, expand, idempotent, stream, errors } = action;
  const { deprecated = false, sunset } = layer;
  return {
    authorize,
    allowRoles,
    internal,
    expand,
    idempotent,
    stream,
    errors: Object.fromEntries(errors.map((name) => [name, codes.get(name) ?? ''])),
    deprecated,
    ...(sunset === undefined ? {} : { sunset }),
  };
}

/** The changes of status that each action makes. */
function transitionsOf({ machines }: ApiDefinition): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { name, statuses } of machines) {
    for (const { name: from, next } of statuses) {
      for (const to of statuses.filter((status) => next.includes(status.name))) {
        for (const action of to.reachedBy) found.set(action, [...(found.get(action) ?? []), `${name}: ${from} -> ${to.name}`]);
      }
    }
  }
  return found;
}

/** The layer of another action of the service whose requests a batch repeats. */
function snapshotOf(
  { actions }: ServiceDefinition,
  { action, version }: NonNullable<LayerDefinition['batch']>,
): LayerDefinition | undefined {
  const target = actions.find(({ name }) => name === action);
  return target && snapshot(target, version);
}

function itemIn(
  lock: Lock,
  layers: ReadonlyMap<string, readonly string[]>,
  name: string,
  { batch }: Contract,
): Contract | undefined {
  if (batch === undefined) return undefined;
  const { action, version } = batch as { readonly action: string; readonly version: string };
  const target = `${serviceOf(name)}.${action}`;
  const layer = layers.get(target)?.findLast((each) => compareVersionNames(each, version) <= 0);
  return lock.get(`${target}@${layer}`);
}

function serviceOf(action: string): string {
  return action.slice(0, action.indexOf('.'));
}
