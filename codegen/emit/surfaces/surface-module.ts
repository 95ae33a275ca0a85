import type { BodyDefinition, RequestBodyDefinition } from '../../definition/ir.js';
import { importPath, withHeader } from '../header.js';
import { Code, printValue } from '../print/typescript.js';
import { schemaMap } from '../schema/keywords.js';
import type { Definitions } from '../schema/refs.js';
import { textTypes } from '../text-types.js';
import { fieldNames, secretPaths } from './body-facts.js';
import { PARAMETER_GROUPS, type RouteModel, type SurfaceModel } from './model.js';
import { surfaceTypes } from './types.js';
import { ERROR_VALIDATOR, type RoutePart, routeValidator } from './validators.js';

/** `surfaces/<name>.ts`: the types of a surface, and the surface as the framework runs it. */
export function surfaceModule(surface: SurfaceModel, runtime: string): string {
  const { definition, file, constant, typeStem, routes } = surface;
  const value = {
    name: definition.name,
    base: definition.base,
    errors: compiledBody(definition.errors, ERROR_VALIDATOR),
    routes: routes.map((route) => compiledRoute(route, surface)),
  };
  const body = [
    `import type { CompiledSurface, RouteAnswer, SurfaceHandlers } from '${importPath(runtime, 1)}';`,
    `import * as validators from './validators/${file}.js';`,
    '',
    surfaceTypes(surface).join('\n'),
    '/** What the framework runs. */',
    `export const ${constant}: CompiledSurface<${typeStem}Routes> = ${printValue(value)};`,
  ];
  return withHeader(
    `The surface \`${definition.name}\`: its routes, their types, and what they are checked by.`,
    body.join('\n'),
  );
}

/** `surfaces/index.ts` */
export function surfacesIndex(surfaces: readonly SurfaceModel[]): string {
  return withHeader('All surfaces.', surfaces.map(({ file }) => `export * from './${file}.js';`).join('\n'));
}

/** `surfaces/paths.ts`: where each surface is, for whoever mounts one before its code is loaded. */
export function surfacePaths(surfaces: readonly SurfaceModel[]): string {
  const places = surfaces.map(({ definition: { name, base, routes } }) => [
    name,
    { base, routes: routes.map((route) => ({ name: route.name, path: route.path })) },
  ]);
  return withHeader(
    'Where the routes of each surface are.',
    `export const surfacePaths = ${printValue(Object.fromEntries(places))} as const;`,
  );
}

function compiledRoute(route: RouteModel, { definition: { definitions } }: SurfaceModel): object {
  const { name, method, path, authorize, allowRoles, request, answers } = route.definition;
  const texts = PARAMETER_GROUPS.map((group) => {
    const properties = new Map(schemaMap(route.parameters[group].properties));
    return [group, textTypes(properties, definitions)] as const;
  });
  return {
    name,
    method,
    path,
    authorize,
    ...(allowRoles ? { allowRoles } : {}),
    parameters: { ...Object.fromEntries(texts), validate: validator(route, 'Parameters') },
    ...(request ? { request: compiledRequest(request, route, definitions) } : {}),
    answers: Object.fromEntries(
      answers.map(({ status, body }) => [status, body ? compiledBody(body, routeValidator(route, `Answer${status}`)) : {}]),
    ),
  };
}

function compiledRequest(request: RequestBodyDefinition, route: RouteModel, definitions: Definitions): object {
  const { wire, anyCase, schema } = request;
  const secrets = secretPaths(schema, definitions);
  return {
    ...compiledBody(request, routeValidator(route, 'Request')),
    ...(wire === undefined ? {} : { wire }),
    ...(anyCase ? { fields: fieldNames(schema, definitions) } : {}),
    ...(secrets.length > 0 ? { secrets } : {}),
  };
}

function compiledBody({ content }: BodyDefinition, name: string): object {
  return { content, validate: new Code(`validators.${name}`) };
}

function validator(route: RouteModel, part: RoutePart): Code {
  return new Code(`validators.${routeValidator(route, part)}`);
}
