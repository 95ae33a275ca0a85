/**
 * A path of a service's value in words.
 *
 * @example
 * where('tasks', ['get_all', '2.1', 'request']); // 'tasks.get_all@2.1 request'
 */
export function where(service: string, path: readonly string[]): string {
  const [first, second, ...rest] = path;
  if (first === undefined) return `service ${service}`;
  if (first === '_definitions') return second === undefined ? `_definitions of ${service}` : spaced(`definition ${second}`, rest);
  if (first.startsWith('_')) return `${first} of ${service}`;
  if (second === undefined) return `action ${service}.${first}`;
  return spaced(`${service}.${first}@${second}`, rest);
}

/**
 * A path of a surface's value in words.
 *
 * @example
 * surfaceWhere('nclue', ['get_task', 'answers', '200']); // 'nclue.get_task answers.200'
 */
export function surfaceWhere(surface: string, path: readonly string[]): string {
  const [first, second, ...rest] = path;
  if (first === undefined) return `surface ${surface}`;
  if (first === '_definitions') return second === undefined ? `_definitions of ${surface}` : spaced(`definition ${second}`, rest);
  if (first.startsWith('_') || first === 'errors') return spaced(`${first} of ${surface}`, path.slice(1));
  return second === undefined ? `route ${surface}.${first}` : spaced(`${surface}.${first}`, path.slice(1));
}

function spaced(head: string, rest: readonly string[]): string {
  return rest.length === 0 ? head : `${head} ${rest.join('.')}`;
}

/** A value as short JSON. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}
