import type { Canonical, CanonicalObject } from './contract.js';

/** One place in which two contracts differ; an absent side is undefined. */
export interface Difference {
  /** `request.properties.page.minimum` */
  readonly path: string;
  readonly was: Canonical | undefined;
  readonly is: Canonical | undefined;
}

/** Where two contracts differ, as deep down as can be said. Lists are compared as a whole. */
export function differences(was: Canonical | undefined, is: Canonical | undefined, path: readonly string[] = []): Difference[] {
  if (isObject(was) && isObject(is)) {
    const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
    return keys.flatMap((key) => differences(own(was, key), own(is, key), [...path, key]));
  }
  return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ path: path.map(dotless).join('.'), was, is }];
}

function own(object: CanonicalObject, key: string): Canonical | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function dotless(key: string): string {
  return key.includes('.') ? JSON.stringify(key) : key;
}

function isObject(value: Canonical | undefined): value is CanonicalObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
