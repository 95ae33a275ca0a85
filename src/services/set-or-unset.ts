import type { Update } from '../store/index.js';

/** `{ a: 1, b: null }` as an update that sets `a` and removes `b`. */
export function setOrUnset(fields: Readonly<Record<string, unknown>>): Update {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  const removed = entries.filter(([, value]) => value === null);
  const $set = Object.fromEntries(entries.filter(([, value]) => value !== null));
  return removed.length === 0 ? { $set } : { $set, $unset: Object.fromEntries(removed.map(([path]) => [path, true])) };
}
