import type {
  ApiDefinition,
  Location,
  ParameterDefinition,
  RouteDefinition,
  SchemaNode,
  SurfaceDefinition,
} from '../../definition/ir.js';
import type { Locate } from '../../definition/read.js';
import { schemaContract } from '../../lock/contract.js';
import { type ActionPair, type ActionView, type ContractSchema, TOLD } from './pairs.js';

/** A route with the surface it is of. */
export interface RouteSource {
  readonly route: RouteDefinition;
  readonly surface: SurfaceDefinition;
  readonly locate: Locate | undefined;
}

/** The routes of all surfaces by name: `"nclue.get_task"`. */
export function routesOf({ surfaces }: ApiDefinition, locate: Locate | undefined): ReadonlyMap<string, RouteSource> {
  return new Map(
    surfaces.flatMap((surface) =>
      surface.routes.map((route) => [`${surface.name}.${route.name}`, { route, surface, locate }] as const),
    ),
  );
}

/** The pairs of two sets of routes; none where nothing is known of the one or the other. */
export function routePairs(
  was: ReadonlyMap<string, RouteSource> | undefined,
  is: ReadonlyMap<string, RouteSource> | undefined,
): readonly ActionPair[] {
  if (!was || !is) return [];
  return [...new Set([...was.keys(), ...is.keys()])].map((name) => {
    const [before, after] = [was.get(name), is.get(name)];
    return {
      ...(before ? { was: viewOf(name, before, after, after ?? before) } : {}),
      ...(after ? { is: viewOf(name, after, before, after) } : {}),
    };
  });
}

/** A route as an action: what travels is put under `path`, `query`, `headers` and `body`, and the answers under their status. */
function viewOf(name: string, source: RouteSource, other: RouteSource | undefined, newest: RouteSource): ActionView {
  const { route, surface } = source;
  const contract = (schema: SchemaNode) => schemaContract(schema, surface.definitions, TOLD);
  const parameters = (group: readonly ParameterDefinition[]) =>
    objectOf(group.map(({ name: key, required, schema }) => ({ key, required, schema: contract(schema) })));
  const [request, path] = [route.request, positional(route, newest.route)];
  // Answers and bodies that only one side has are told as such, not as fields.
  const shared = route.answers.flatMap(({ status, body }) => {
    const both = body && other?.route.answers.some((each) => each.status === status && each.body);
    return both ? [{ key: String(status), required: false, schema: contract(body.schema) }] : [];
  });
  return {
    name,
    request: objectOf([
      { key: 'path', required: true, schema: parameters(path) },
      { key: 'query', required: true, schema: parameters(route.queryParameters) },
      { key: 'headers', required: true, schema: parameters(route.headers) },
      ...(request ? [{ key: 'body', required: true, schema: contract(request.schema) }] : []),
    ]),
    response: objectOf(shared),
    terms: {
      authorize: route.authorize,
      allowRoles: route.allowRoles ?? ['*'],
      internal: false,
      expand: false,
      idempotent: false,
      stream: false,
      errors: {},
      transitions: [],
      deprecated: false,
    },
    route: {
      address: `${route.method} ${surface.base}${route.path.replaceAll(/\{\w+(\.{3})?\}/g, '{$1}')}`,
      contents: Object.fromEntries([
        ...(request ? [['request', request.wire ?? request.content] as const] : []),
        ...route.answers.map(({ status, body }) => [String(status), body?.content ?? null] as const),
      ]),
    },
    locate: (keys) => locationOf(source, keys),
  };
}

/** Path parameters go by their place, since callers do not see their names: an old one is called as the new one in its place. */
function positional({ pathParameters }: RouteDefinition, newest: RouteDefinition): readonly ParameterDefinition[] {
  return pathParameters.map((each, i) => ({ ...each, name: newest.pathParameters[i]?.name ?? each.name }));
}

function objectOf(
  fields: readonly { readonly key: string; readonly required: boolean; readonly schema: ContractSchema }[],
): ContractSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(({ key, schema }) => [key, schema])),
    required: fields.filter(({ required }) => required).map(({ key }) => key),
  };
}

/** The keys of a view lead elsewhere in the file of a surface. */
function locationOf({ route, surface, locate }: RouteSource, keys: readonly string[]): Location {
  const [side, , group = '', ...rest] = keys;
  const written =
    side === 'response'
      ? ['answers', group, 'schema', ...rest]
      : group === 'body'
        ? ['request', 'schema', ...rest]
        : ['parameters', group === 'headers' ? 'header' : group, ...rest.slice(1)];
  return locate?.(surface.location.file, [route.name, ...(side === undefined ? [] : written)]) ?? route.location;
}
