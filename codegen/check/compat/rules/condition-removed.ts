import { schemaRules } from '../rule.js';
import { loneConditions, lonePatterns } from './conditions.js';
import { change } from './limits.js';

/** One thing less that must hold of a value. */
export const conditionRemoved = schemaRules({
  name: 'condition-removed',
  about: 'schema',
  effect: 'widens',
  explanations: {
    request: 'Values for which the condition does not hold are taken too.',
    response: 'Values come back for which what callers count on does not hold.',
  },
  find: ({ was, is }) => [
    ...loneConditions(was, is).map(([keyword, value]) => change(keyword, value, undefined)),
    ...(was.additionalProperties === false ? [] : lonePatterns(was, is)).map(([pattern, value]) =>
      change(`members like ${pattern}:`, value, undefined),
    ),
  ],
});
