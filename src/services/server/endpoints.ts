import type { CompiledAction } from '../../rpc/index.js';
import { handler } from '../handler.js';

/** Every action the server answers, by service. */
export const endpoints = handler('server.endpoints', ({ server }) => {
  const services = new Map<string, CompiledAction[]>();
  for (const action of server.api.actions) services.set(action.service, [...(services.get(action.service) ?? []), action]);
  return {
    services: [...services].sort(byName).map(([name, actions]) => ({ name, actions: actions.map(described).sort(byActionName) })),
  };
});

function described({ name, layers, internal, authorize, allowRoles }: CompiledAction) {
  return { name, versions: layers.map(({ version }) => version), internal, authorize, allow_roles: [...allowRoles] };
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function byActionName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}
