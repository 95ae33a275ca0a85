import type { ActionPair } from '../pairs.js';
import { actionRule, type Change } from '../rule.js';

/** Another media type, or a body where there was none: `application/json`, `text/plain`. */
export const contentChanged = [
  actionRule({
    id: 'request-content-changed',
    level: 'error',
    direction: 'request',
    explanation: 'Bodies of the old media type are refused.',
    find: (pair) => contents(pair, (key) => key === 'request'),
  }),
  actionRule({
    id: 'response-content-changed',
    level: 'error',
    direction: 'response',
    explanation: 'Callers get bodies that they cannot read.',
    find: (pair) => contents(pair, (key) => key !== 'request'),
  }),
];

function contents({ was, is }: ActionPair, isAsked: (key: string) => boolean): Change[] {
  if (!was?.route || !is?.route) return [];
  const [before, after] = [was.route.contents, is.route.contents];
  return Object.keys(before)
    .filter((key) => isAsked(key) && Object.hasOwn(after, key) && before[key] !== after[key])
    .map((key) => ({
      message: `${key}: ${before[key] ?? 'no body'} became ${after[key] ?? 'no body'}`,
      was: before[key] ?? null,
      is: after[key] ?? null,
    }));
}
