import type { ApiDefinition } from '../../definition/ir.js';
import { componentsOf, type DocumentOptions, viewOf } from '../documents/index.js';
import type { Examples } from '../markdown/examples.js';
import { draft7 } from './draft-7.js';
import { methodOf } from './method.js';

/**
 * The OpenRPC 1.4 document of an API as callers of one version see it: a method for each action that is not
 * internal and gives one answer, not a stream of events.
 *
 * @param version one that a layer names; see `servedVersion`
 * @returns JSON; the same for the same definitions and examples
 */
export function apiOpenRpc(
  api: ApiDefinition,
  version: string,
  options: DocumentOptions,
  examples: Examples = new Map(),
): object {
  const services = viewOf(api, version, examples);
  const schemas = services.flatMap(({ model }) => componentsOf(model));
  return {
    openrpc: '1.4.1',
    info: { title: options.title, version, description: describe(version) },
    ...(options.server === undefined
      ? {}
      : { servers: [{ name: `version ${version}`, url: addressOf(options.server, version) }] }),
    methods: services.flatMap(({ model, actions }) =>
      actions.flatMap((action) => (action.definition.stream ? [] : [methodOf(action, model)])),
    ),
    components: { schemas: Object.fromEntries(schemas.map(([name, schema]) => [name, draft7(schema)])) },
  };
}

function addressOf(server: string, version: string): string {
  return `${server.replace(/\/$/, '')}/v${version}/rpc`;
}

function describe(version: string): string {
  return (
    `The API as callers of version ${version} see it, over JSON-RPC 2.0. Params go by name; a method with \`x-batch\` takes a list of objects ` +
    'of the one shape that it describes. `x-since` is the version at which a method or a field came.'
  );
}
