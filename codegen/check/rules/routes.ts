import { isBase, type RouteText, readRoute } from '../../definition/route-text.js';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { collisions, nameProblem } from '../names.js';
import { definitionsOf, type Subject, type Tree } from '../subject.js';
import { didYouMean } from '../suggest.js';
import { parametersOf, routesOf } from '../surface-schemas.js';
import { shown } from '../where.js';

/** Names of a surface, its routes and definitions can be identifiers and stay apart in generated code. */
export function checkSurfaceNames(subject: Subject): Diagnostic[] {
  const { locator } = subject.source;
  const routes = routesOf(subject.value).map(([name]) => name);
  const definitions = Object.keys(definitionsOf(subject));
  const routeAt = (name: string) => locator.location([name]);
  const definitionAt = (name: string) => locator.location(['_definitions', name]);
  return [
    ...nameProblem('surface', subject.name, () => locator.location([])),
    ...routes.flatMap((name) => nameProblem('route', name, () => routeAt(name))),
    ...definitions.flatMap((name) => nameProblem('definition', name, () => definitionAt(name))),
    ...collisions('route', routes, routeAt),
    ...collisions('definition', definitions, definitionAt),
  ];
}

/** Texts of routes can be read, and name the path parameters that are declared, all of them. */
export function checkRoutes(subject: Subject): Diagnostic[] {
  return [
    ...checkBase(subject),
    ...routesOf(subject.value).flatMap(([name, route]) => [
      ...checkPath(subject, name, route),
      ...checkHeaders(subject, name, route),
    ]),
  ];
}

function checkBase({ value: { base }, source }: Subject): Diagnostic[] {
  if (typeof base !== 'string' || isBase(base)) return [];
  return [diagnose('bad-base', source.locator.location(['base']), { base, expected: '/name, or several of them', found: base })];
}

function checkPath({ name: surface, source }: Subject, name: string, route: Tree): Diagnostic[] {
  if (typeof route.route !== 'string') return [];
  const at = source.locator.location([name, 'route']);
  const read = readRoute(route.route);
  if (read === undefined) {
    const expected = 'GET, POST, PUT, PATCH, DELETE or ANY and a path';
    return [diagnose('bad-route', at, { route: route.route, expected, found: shown(route.route) })];
  }
  const declared = parametersOf(route, 'path').map(([parameter]) => parameter);
  const fullName = `${surface}.${name}`;
  const undeclared = read.parameters.filter((parameter) => !declared.includes(parameter));
  const unused = declared.filter((parameter) => !read.parameters.includes(parameter));
  const list = declared.length > 0 ? `one of ${declared.join(', ')}` : `parameters { path { ${undeclared[0]} { ... } } }`;
  return [
    ...undeclared.map((parameter) =>
      diagnose('undeclared-parameter', at, {
        route: fullName,
        name: parameter,
        expected: didYouMean(parameter, declared, list),
        found: read.path,
      }),
    ),
    ...unused.map((parameter) =>
      diagnose('unused-parameter', source.locator.location([name, 'parameters', 'path', parameter]), {
        route: fullName,
        name: parameter,
        expected: didYouMean(parameter, read.parameters, `{${parameter}} in the route`),
        found: read.path,
      }),
    ),
  ];
}

/** Names of headers do not count case, so that one spelling is enough. */
function checkHeaders({ source }: Subject, route: string, value: Tree): Diagnostic[] {
  return parametersOf(value, 'header').flatMap(([name]) => {
    if (/^[a-z0-9-]+$/.test(name)) return [];
    const at = source.locator.location([route, 'parameters', 'header', name]);
    const mend = 'write the name in lower case; letters, digits and hyphens';
    return [diagnose('bad-name', at, { what: 'header', name, expected: name.toLowerCase(), found: name, mend })];
  });
}

/** No two routes answer the same calls, of one surface or of two. */
export function checkRoutesAcross(subjects: readonly Subject[]): Diagnostic[] {
  const seen = new Map<string, string>();
  return subjects.flatMap((subject) =>
    routesOf(subject.value).flatMap(([name, { route }]) => {
      const read = typeof route === 'string' ? readRoute(route) : undefined;
      if (read === undefined) return [];
      const call = callsOf(read, subject.value.base);
      const first = seen.get(call);
      const fullName = `${subject.name}.${name}`;
      if (first === undefined) seen.set(call, fullName);
      if (first === undefined) return [];
      return [
        diagnose('duplicate-route', subject.source.locator.location([name, 'route']), { route: fullName, first, found: call }),
      ];
    }),
  );
}

/** What a route answers, whatever its parameters are called. */
function callsOf({ method, path }: RouteText, base: unknown): string {
  return `${method} ${typeof base === 'string' ? base : ''}${path.replaceAll(/\{\w+(\.{3})?\}/g, '{$1}')}`;
}
