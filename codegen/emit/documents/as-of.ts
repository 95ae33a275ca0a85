import type { ApiDefinition } from '../../definition/ir.js';
import { compareVersionNames } from '../../definition/versions.js';
import { modelOf, type ServiceModel, versionsOf } from '../model.js';

/**
 * The version of the API that answers callers of `version`: the highest that is not above it; undefined when all are newer.
 *
 * @example
 * servedVersion(api, '2.3'); // '2.2', when that came before
 */
export function servedVersion(api: ApiDefinition, version: string): string | undefined {
  return versionsOf(api).findLast((each) => isThere(each, version));
}

/**
 * The API as it was at a version: actions without the layers that came later, and without the actions that had none yet. The newest
 * layer that an action has there is what answers callers of that version (design 5).
 */
export function asOf(api: ApiDefinition, version: string): ApiDefinition {
  const services = withoutLater(api.services, version);
  const names = new Set(services.flatMap(({ actions }) => actions.map(({ fullName }) => fullName)));
  const machines = api.machines.map((machine) => {
    const statuses = machine.statuses.map((status) => ({
      ...status,
      reachedBy: status.reachedBy.filter((name) => names.has(name)),
    }));
    return { ...machine, statuses };
  });
  return { ...api, services, machines };
}

/** The same of what the emitters share. */
export function modelAsOf(api: ApiDefinition, version: string): ServiceModel[] {
  return withoutLater(modelOf(api), version);
}

interface Layered {
  readonly layers: readonly { readonly version: string }[];
}

function withoutLater<S extends { readonly actions: readonly Layered[] }>(services: readonly S[], version: string): S[] {
  const then = services.map((service) => {
    const actions = service.actions.map((action) => ({
      ...action,
      layers: action.layers.filter((layer) => isThere(layer.version, version)),
    }));
    return { ...service, actions: actions.filter(({ layers }) => layers.length > 0) };
  });
  return then.filter(({ actions }) => actions.length > 0);
}

function isThere(named: string, version: string): boolean {
  return compareVersionNames(named, version) <= 0;
}
