import { isScalar } from './filter-shape.js';
import type { Scalar } from './port.js';

/** A scalar as a key of a map: equal scalars, and only those, have the same. */
export function groupKey(value: Scalar): string {
  return value instanceof Date ? `date ${value.getTime()}` : `${typeof value} ${String(value)}`;
}

/** The distinct scalars, but for null, among the values of all documents. */
export function distinctValues(documents: Iterable<object>, valuesOf: (document: object) => readonly unknown[]): Scalar[] {
  const found = new Map<string, Scalar>();
  for (const document of documents) {
    for (const value of valuesOf(document)) {
      if (isScalar(value) && value !== null) found.set(groupKey(value), value);
    }
  }
  return [...found.values()];
}
