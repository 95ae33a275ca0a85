import { isNode } from '../definition/schema-walk.js';
import { SURFACE_KEYS } from '../definition/surface.js';
import { members, type RootSchema, type Tree } from './subject.js';

/** A body of a surface: of its errors, of a request, or of an answer. */
export interface Body {
  readonly path: readonly string[];
  readonly value: Tree;
}

/** Names and values of the routes, as far as they are objects. */
export function routesOf(value: Tree): (readonly [string, Tree])[] {
  return members(value).filter(([key]) => !key.startsWith('_') && !SURFACE_KEYS.includes(key));
}

/** Parameters of one kind that a route declares. */
export function parametersOf(route: Tree, kind: 'path' | 'query' | 'header'): (readonly [string, Tree])[] {
  return isNode(route.parameters) ? members(route.parameters[kind]) : [];
}

/** Every body, also one that names no schema. */
export function* bodiesOf(value: Tree): Generator<Body> {
  if (isNode(value.errors)) yield { path: ['errors'], value: value.errors };
  for (const [name, route] of routesOf(value)) {
    if (isNode(route.request)) yield { path: [name, 'request'], value: route.request };
    for (const [status, answer] of members(route.answers)) yield { path: [name, 'answers', status], value: answer };
  }
}

/** The schemas of a surface that stand on their own, its definitions apart. */
export function* surfaceSchemas(value: Tree): Generator<RootSchema> {
  for (const { path, value: body } of bodiesOf(value)) {
    if (isNode(body.schema)) yield { path: [...path, 'schema'], node: body.schema };
  }
  for (const [name, route] of routesOf(value)) {
    for (const kind of ['path', 'query', 'header'] as const) {
      for (const [parameter, node] of parametersOf(route, kind)) yield { path: [name, 'parameters', kind, parameter], node };
    }
  }
}
