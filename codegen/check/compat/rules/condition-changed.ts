import { schemaRules } from '../rule.js';
import { changedConditions, lonePatterns } from './conditions.js';
import { change } from './limits.js';

/** Something else must hold of a value. */
export const conditionChanged = schemaRules({
  name: 'condition-changed',
  about: 'schema',
  effect: 'changes',
  explanations: {
    request: 'Values that were taken may be refused; whether one condition contains the other cannot be decided.',
    response: 'Values may come back for which what callers count on does not hold.',
  },
  find: ({ was, is }) => [
    ...changedConditions(was, is).map(([keyword, before, after]) => change(keyword, before, after)),
    ...(is.additionalProperties === false ? lonePatterns(is, was) : []).map(([pattern, value]) =>
      change(`members like ${pattern}:`, undefined, value),
    ),
    ...(was.additionalProperties === false ? lonePatterns(was, is) : []).map(([pattern, value]) =>
      change(`members like ${pattern}:`, value, undefined),
    ),
  ],
});
