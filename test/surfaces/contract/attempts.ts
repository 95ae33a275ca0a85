import type { ParameterDefinition, RouteDefinition, SchemaNode, SurfaceDefinition } from '../../../codegen/definition/ir.js';
import { isNode } from '../../../codegen/definition/schema-walk.js';

/** One request made from the definition of a route. */
export interface Attempt {
  /** `"get_tasks: query.limit above its maximum"` */
  readonly name: string;
  readonly route: RouteDefinition;
  /** Values of the path parameters; those that are not there lead to what exists. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: string;
  readonly body?: unknown;
  /** Broken in one place, so that it must be refused. */
  readonly broken: boolean;
}

/** What a value of each type is certainly not. */
const WRONG: Readonly<Record<string, unknown>> = {
  string: { no: 'text' },
  integer: 'no number',
  number: 'no number',
  boolean: 'no boolean',
  object: 'no object',
  array: 'no list',
};

/** Requests as a surface defines them, and each of them broken in one place at a time. */
export function attemptsOf(surface: SurfaceDefinition): Attempt[] {
  return surface.routes.flatMap((route) => {
    const start: Start = { route, path: {}, query: '', broken: false };
    const bodies = Object.values(route.request?.examples ?? {});
    const valid = bodies.length > 0 ? bodies.map((body) => ({ ...start, body })) : route.request ? [] : [start];
    return [
      ...valid.map((attempt, i) => ({ ...attempt, name: `${route.name}: as defined (${i + 1})` })),
      ...valid
        .slice(0, 1)
        .flatMap((attempt) => [
          ...unknownPaths(attempt),
          ...route.queryParameters.flatMap((parameter) => brokenQueries(parameter, attempt)),
          ...(attempt.body === undefined || !route.request ? [] : brokenBodies(route.request.schema, attempt, surface)),
        ]),
    ];
  });
}

type Start = Omit<Attempt, 'name'>;

/** What nobody has ever made. */
function unknownPaths(attempt: Start): Attempt[] {
  const { route } = attempt;
  return route.pathParameters.map(({ name }) => ({
    ...attempt,
    name: `${route.name}: path.${name} of nothing`,
    path: { [name]: 'ffffffff-ffff-4fff-bfff-ffffffffffff' },
  }));
}

function brokenQueries({ name, schema }: ParameterDefinition, attempt: Start): Attempt[] {
  const { type, minimum, maximum } = schema;
  const number = type === 'integer' || type === 'number';
  const texts: readonly (readonly [string, string | undefined])[] = [
    ['of the wrong type', number || type === 'boolean' ? 'certainly-not' : undefined],
    ['below its minimum', typeof minimum === 'number' ? String(minimum - 1) : undefined],
    ['above its maximum', typeof maximum === 'number' ? String(maximum + 1) : undefined],
    ['out of its list', Array.isArray(schema.enum) ? 'certainly-not' : undefined],
  ];
  return texts.flatMap(([how, text]) =>
    text === undefined
      ? []
      : [{ ...attempt, name: `${attempt.route.name}: query.${name} ${how}`, query: `?${name}=${text}`, broken: true }],
  );
}

function brokenBodies(schema: SchemaNode, attempt: Start, surface: SurfaceDefinition): Attempt[] {
  const resolved = followed(schema, surface);
  const { body, route } = attempt;
  if (!isNode(body)) return [];
  const broken = (how: string, changed: unknown): Attempt => ({
    ...attempt,
    name: `${route.name}: body ${how}`,
    body: changed,
    broken: true,
  });
  const required = Array.isArray(resolved.required) ? (resolved.required as string[]) : [];
  const properties = isNode(resolved.properties) ? Object.entries(resolved.properties) : [];
  return [
    broken('that is a list', []),
    ...required.map((name) => broken(`without ${name}`, without(body, name))),
    ...properties.flatMap(([name, node]) => {
      const { type, enum: values } = isNode(node) ? followed(node, surface) : ({} as SchemaNode);
      const wrong = typeof type === 'string' ? WRONG[type] : undefined;
      return [
        ...(wrong === undefined ? [] : [broken(`with ${name} of another type`, { ...body, [name]: wrong })]),
        ...(Array.isArray(values) ? [broken(`with ${name} out of its list`, { ...body, [name]: 'certainly-not' })] : []),
      ];
    }),
  ];
}

function without(body: SchemaNode, name: string): object {
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));
}

function followed(node: SchemaNode, { definitions }: SurfaceDefinition): SchemaNode {
  if (typeof node.$ref !== 'string') return node;
  return definitions[node.$ref.slice(node.$ref.lastIndexOf('/') + 1)] ?? node;
}
