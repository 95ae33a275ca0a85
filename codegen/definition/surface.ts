import { stem } from './files.js';
import type { HoconFile } from './hocon.js';
import type {
  AnswerDefinition,
  BodyDefinition,
  ParameterDefinition,
  RequestBodyDefinition,
  RouteDefinition,
  SchemaNode,
  SurfaceDefinition,
} from './ir.js';
import { readRoute } from './route-text.js';
import { isNode } from './schema-walk.js';

/** Keys of a surface file that are no routes. */
export const SURFACE_KEYS: readonly string[] = ['_description', '_definitions', '_references', 'base', 'errors'];

/** The media type of a body that names none. */
const JSON_CONTENT = 'application/json';

type Tree = Readonly<Record<string, unknown>>;

/**
 * The IR of a surface from its resolved and checked value.
 *
 * @param value resolved value whose form the language's schema has confirmed
 */
export function surfaceOf(value: Tree, { file, locator }: HoconFile): SurfaceDefinition {
  const errors = bodyOf(tree(value.errors), { description: 'An error.' });
  const routes = Object.entries(value)
    .filter(([key]) => !key.startsWith('_') && !SURFACE_KEYS.includes(key))
    .map(([name, route]) => routeOf(name, tree(route), errors, locator));
  return {
    name: stem(file),
    description: text(value._description),
    base: text(value.base),
    errors,
    definitions: tree(value._definitions) as Readonly<Record<string, SchemaNode>>,
    routes: routes.sort((a, b) => (a.name < b.name ? -1 : 1)),
    location: locator.location([]),
  };
}

function routeOf(name: string, route: Tree, errors: BodyDefinition, locator: HoconFile['locator']): RouteDefinition {
  const { method = '', path = '', parameters = [] } = readRoute(text(route.route)) ?? {};
  const { path: inPath, query, header } = tree(route.parameters);
  const request = isNode(route.request) ? requestOf(route.request) : undefined;
  return {
    name,
    method,
    path,
    description: text(route.description),
    authorize: route.authorize !== false,
    ...(Array.isArray(route.allow_roles) ? { allowRoles: route.allow_roles.map(String) } : {}),
    pathParameters: parameters.map((each) => ({ ...parameterOf(each, tree(tree(inPath)[each])), required: true })),
    queryParameters: parametersOf(query),
    headers: parametersOf(header),
    ...(request ? { request } : {}),
    answers: Object.entries(tree(route.answers)).map(([status, answer]) => answerOf(Number(status), tree(answer), errors)),
    location: locator.location([name]),
  };
}

function parametersOf(group: unknown): ParameterDefinition[] {
  return Object.entries(tree(group)).map(([name, parameter]) => parameterOf(name, tree(parameter)));
}

function parameterOf(name: string, { required, ...schema }: Tree): ParameterDefinition {
  return { name, required: required === true, schema };
}

function requestOf(request: Tree): RequestBodyDefinition {
  const { wire, any_case } = request;
  return { ...bodyOf(request, { description: '' }), ...(typeof wire === 'string' ? { wire } : {}), anyCase: any_case === true };
}

/** An error whose answer names no schema of its own has the shape that the surface's errors have. */
function answerOf(status: number, answer: Tree, errors: BodyDefinition): AnswerDefinition {
  const description = text(answer.description);
  const own = isNode(answer.schema);
  const isError = !own && status >= 400;
  if (!own && !isError) return { status, description, isError };
  const body = own ? bodyOf(answer, { description }) : { ...errors, description, examples: tree(answer.examples) };
  return { status, description, body, isError };
}

function bodyOf(body: Tree, defaults: Pick<BodyDefinition, 'description'>): BodyDefinition {
  return {
    description: text(body.description) || defaults.description,
    content: text(body.content) || JSON_CONTENT,
    schema: tree(body.schema),
    examples: tree(body.examples),
  };
}

function tree(value: unknown): Tree {
  return isNode(value) ? value : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
