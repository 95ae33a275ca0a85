import type { RouteDefinition, SurfaceDefinition } from '../../definition/ir.js';
import { ANY_METHOD, plainPath } from '../../definition/route-text.js';
import { published } from '../json-schemas.js';
import { generatedFrom } from '../markdown/page.js';
import { camelCase } from '../print/names.js';
import { definitionOf, reachable } from '../schema/refs.js';
import { answerOf, requestBody, SCHEMAS } from './bodies.js';
import { parametersOf } from './parameters.js';

/**
 * The OpenAPI 3.1 document of a surface as JSON text, its examples included.
 *
 * @returns the same bytes for the same definition
 */
export function openApiDocument(surface: SurfaceDefinition): string {
  const { name, description, base, definitions, routes } = surface;
  const document = {
    'x-generated': generatedFrom(`schemas/surfaces/${name}.conf`),
    openapi: '3.1.0',
    // The vendor's interface has no version of ours: it is what its documentation says.
    info: { title: name, description, version: '1' },
    ...(base === '' ? {} : { servers: [{ url: base }] }),
    paths: pathsOf(surface),
    components: {
      schemas: Object.fromEntries(
        reachable(schemasOf(routes, surface), definitions).map((each) => [
          each,
          published(definitionOf(each, definitions), SCHEMAS),
        ]),
      ),
    },
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function pathsOf(surface: SurfaceDefinition): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of surface.routes) {
    const path = plainPath(route.path);
    const item = paths[path] ?? {};
    // There is no word for every method: the one that clients use stands for all.
    item[route.method === ANY_METHOD ? 'get' : route.method.toLowerCase()] = operation(route, surface);
    paths[path] = item;
  }
  return paths;
}

function operation(route: RouteDefinition, { errors }: SurfaceDefinition): object {
  const parameters = parametersOf(route);
  const body = route.request && requestBody(route.request);
  return {
    operationId: camelCase(route.name),
    description: route.description,
    ...(route.allowRoles ? { 'x-roles': route.allowRoles } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: body } : {}),
    responses: {
      ...Object.fromEntries(route.answers.map((answer) => [answer.status, answerOf(answer)])),
      default: answerOf({ status: 500, description: 'Any other error.', body: { ...errors, examples: {} }, isError: true }),
    },
  };
}

function schemasOf(routes: readonly RouteDefinition[], { errors }: SurfaceDefinition) {
  const of = ({ pathParameters, queryParameters, headers, request, answers }: RouteDefinition) => [
    ...[...pathParameters, ...queryParameters, ...headers].map(({ schema }) => schema),
    ...[request, ...answers.map(({ body }) => body)].flatMap((body) => (body ? [body.schema] : [])),
  ];
  return [errors.schema, ...routes.flatMap(of)];
}
