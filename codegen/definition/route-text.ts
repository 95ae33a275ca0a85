/** A route in its two parts, and what of its path varies. */
export interface RouteText {
  readonly method: string;
  readonly path: string;
  /** Names between braces, in order. */
  readonly parameters: readonly string[];
}

const ROUTE = /^(GET|POST|PUT|PATCH|DELETE) ((?:\/(?:[\w.~@%-]+|\{\w+\}))+|\/)$/;

/**
 * Reads the text of a route; undefined when it is none. A parameter is a whole segment of the path.
 *
 * @example
 * readRoute('GET /tasks/{task_id}'); // { method: 'GET', path: '/tasks/{task_id}', parameters: ['task_id'] }
 */
export function readRoute(text: string): RouteText | undefined {
  const [, method, path] = ROUTE.exec(text) ?? [];
  if (method === undefined || path === undefined) return undefined;
  return { method, path, parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name) };
}

/** Whether a text can be the base of a surface: nothing, or segments without a slash at the end. */
export function isBase(text: string): boolean {
  return /^(?:\/[\w.~-]+)*$/.test(text);
}
