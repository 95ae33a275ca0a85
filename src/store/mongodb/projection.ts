import type { Projection } from '../port.js';
import { widestPaths } from '../projection.js';
import { storedPath } from './stored.js';

/** A projection as the server takes it. */
export type ServerProjection = Readonly<Record<string, 0 | 1>>;

/**
 * Translates a projection; undefined reads everything. A path inside another listed one says nothing new, and the server refuses it:
 * it is left out. With both lists only the inclusion goes to the server, which takes no other mix; the rest is the caller's to cut.
 */
export function toServerProjection({ include, exclude }: Projection = {}): ServerProjection | undefined {
  if (include) return Object.fromEntries(['_id', ...widestPaths(include.map(storedPath))].map((path) => [path, 1] as const));
  const unwanted = widestPaths(exclude?.map(storedPath) ?? []).filter((path) => path !== '_id');
  return unwanted.length > 0 ? Object.fromEntries(unwanted.map((path) => [path, 0] as const)) : undefined;
}
