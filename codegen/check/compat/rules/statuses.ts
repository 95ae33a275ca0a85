import type { ActionView } from '../pairs.js';

/** The statuses that a route answers with and the other, which is one too, does not. */
export function statusesOf(one: ActionView | undefined, other: ActionView | undefined): readonly number[] {
  if (!one?.route || !other?.route) return [];
  const { contents } = other.route;
  return Object.keys(one.route.contents)
    .filter((key) => key !== 'request' && !Object.hasOwn(contents, key))
    .map(Number);
}
