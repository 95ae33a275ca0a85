/** A route in its two parts, and what of its path varies. */
export interface RouteText {
  readonly method: string;
  readonly path: string;
  /** Names between braces, in order. */
  readonly parameters: readonly string[];
}

/** The method of a route that answers every method. */
export const ANY_METHOD = 'ANY';

const ROUTE = /^(GET|POST|PUT|PATCH|DELETE|ANY) ((?:\/(?:[\w.~@%-]+|\{\w+\}))+|(?:\/(?:[\w.~@%-]+|\{\w+\}))*\/\{\w+\.\.\.\}|\/)$/;

/**
 * Reads the text of a route; undefined when it is none. A parameter is a whole segment of the path; the last one may be all that
 * follows, slashes included.
 *
 * @example
 * readRoute('GET /tasks/{task_id}'); // { method: 'GET', path: '/tasks/{task_id}', parameters: ['task_id'] }
 * readRoute('ANY /files/{name...}'); // { method: 'ANY', path: '/files/{name...}', parameters: ['name'] }
 */
export function readRoute(text: string): RouteText | undefined {
  const [, method, path] = ROUTE.exec(text) ?? [];
  if (method === undefined || path === undefined) return undefined;
  return { method, path, parameters: [...path.matchAll(/\{(\w+)(?:\.\.\.)?\}/g)].map(([, name = '']) => name) };
}

/** The path as interfaces describe it that know no parameter with slashes in it: `"/files/{name}"`. */
export function plainPath(path: string): string {
  return path.replace('...}', '}');
}

/** Whether a text can be the base of a surface: nothing, or segments without a slash at the end. */
export function isBase(text: string): boolean {
  return /^(?:\/[\w.~-]+)*$/.test(text);
}
