const SHORTEST_CORE_NAME = 3;

/**
 * A name that the core takes, which wants longer ones than the vendors do.
 *
 * @example
 * coreName('NCLUE', 'ab'); // 'NCLUE ab'
 */
export function coreName(surface: string, name: string): string {
  return name.trim().length < SHORTEST_CORE_NAME ? `${surface} ${name}` : name;
}
