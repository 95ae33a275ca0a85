/**
 * Keys of maps that users fill (hyperparameters, configuration, container, ...) may hold anything; document paths may not.
 * The encoding is that of task-core 5.3, so that a path a client writes (`hyperparams.sec%2Etion1.x`) means the same here.
 * It also takes the sting out of `__proto__`.
 */

/** `"a.b "` as `"a%2Eb"`: a key that is safe as one step of a path. Surrounding white space is dropped. */
export function encodeKey(key: string): string {
  return key
    .trim()
    .replaceAll('%', '%%')
    .replaceAll('.', '%2E')
    .replaceAll('$', '%24')
    .replaceAll('__', '%_%_')
    .replace(/^_/, '%_');
}

/** The reverse of `encodeKey`, but for the white space. */
export function decodeKey(key: string): string {
  return key
    .split('%%')
    .map((part) => part.replaceAll('%2E', '.').replaceAll('%24', '$').replaceAll('%_', '_'))
    .join('%');
}

/** A map with every key passed through `change`; safe for any key. */
export function mapKeys<V>(map: Readonly<Record<string, V>>, change: (key: string) => string): Record<string, V> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [change(key), value]));
}
