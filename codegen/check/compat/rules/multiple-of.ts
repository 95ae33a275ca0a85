import type { SchemaPair } from '../pairs.js';
import { type Change, schemaRules } from '../rule.js';
import { change } from './limits.js';

/** Which steps a number comes in. */
export const multipleOf = [
  ...schemaRules({
    name: 'multiple-of-narrowed',
    about: 'schema',
    effect: 'narrows',
    explanations: { request: 'Numbers that were taken are refused.', response: 'Numbers come back in larger steps.' },
    find: (pair) => steps(pair, (was, is) => is !== undefined && (was === undefined || divides(was, is))),
  }),
  ...schemaRules({
    name: 'multiple-of-widened',
    about: 'schema',
    effect: 'widens',
    explanations: { request: 'Numbers between the steps are taken.', response: 'Numbers come back between the steps.' },
    find: (pair) => steps(pair, (was, is) => was !== undefined && (is === undefined || divides(is, was))),
  }),
  ...schemaRules({
    name: 'multiple-of-changed',
    about: 'schema',
    effect: 'changes',
    explanations: { request: 'Numbers that were taken are refused.', response: 'Numbers come back that callers have never met.' },
    find: (pair) => steps(pair, (was, is) => was !== undefined && is !== undefined && !divides(was, is) && !divides(is, was)),
  }),
];

function steps({ was, is }: SchemaPair, holds: (was?: number, is?: number) => boolean): Change | undefined {
  const [before, after] = [was.multipleOf, is.multipleOf] as [number | undefined, number | undefined];
  return before !== after && holds(before, after) ? change('multipleOf', before, after) : undefined;
}

/** Whether every multiple of `b` is one of `a`, as near as the numbers of JavaScript can say. */
function divides(a: number, b: number): boolean {
  return Math.abs(b / a - Math.round(b / a)) < 1e-9;
}
