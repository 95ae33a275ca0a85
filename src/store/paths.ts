/** Reading values at dotted paths, with MongoDB's way through arrays. */

/** A plain object with any keys. */
export type Plain = Record<string, unknown>;

/** True for an object that holds members: neither null, nor an array, nor a date. */
export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** An own member, so that `constructor` and `__proto__` are keys like any other. */
export function ownMember(value: Plain, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Sets an own member under any key, `__proto__` included. */
export function setMember(object: Plain, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[key] = value;
  }
}

/** The value at a path through objects alone; undefined when it is missing or an array or scalar is in the way. */
export function valueAt(document: unknown, path: string): unknown {
  let value: unknown = document;
  for (const segment of path.split('.')) {
    if (!isPlain(value)) return undefined;
    value = ownMember(value, segment);
  }
  return value;
}

/**
 * Every value a path leads to: arrays on the way are entered item by item (or by index where the segment is one), and an array at
 * the end stands for its items. Missing members give nothing.
 */
export function valuesAt(document: unknown, path: string): unknown[] {
  return endsAt(document, path).flatMap((value) => (Array.isArray(value) ? value : [value]));
}

/** As `valuesAt`, but an array at the end stays whole. */
export function endsAt(document: unknown, path: string): unknown[] {
  const found: unknown[] = [];
  collect(document, path.split('.'), 0, found);
  return found;
}

function collect(value: unknown, segments: readonly string[], depth: number, found: unknown[]): void {
  const segment = segments[depth];
  if (value === undefined) return;
  if (segment === undefined) {
    found.push(value);
  } else if (Array.isArray(value)) {
    for (const item of value) if (isPlain(item)) collect(item, segments, depth, found);
    if (isIndex(segment)) collect(value[Number(segment)], segments, depth + 1, found);
  } else if (isPlain(value)) {
    collect(ownMember(value, segment), segments, depth + 1, found);
  }
}

/** True for a path segment that names a place in an array: `"0"`, `"12"`. */
export function isIndex(segment: string): boolean {
  return /^(0|[1-9]\d{0,8})$/.test(segment);
}
