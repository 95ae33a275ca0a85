import { schemaRules } from '../rule.js';
import { loneConditions, lonePatterns } from './conditions.js';
import { change } from './limits.js';

/** One more thing that must hold of a value. */
export const conditionAdded = schemaRules({
  name: 'condition-added',
  about: 'schema',
  effect: 'narrows',
  explanations: {
    request: 'Values for which the new condition does not hold are refused.',
    response: 'Only values for which the condition holds come back.',
  },
  find: ({ was, is }) => [
    ...loneConditions(is, was).map(([keyword, value]) => change(keyword, undefined, value)),
    // Of a closed object a pattern names members that were refused before.
    ...(is.additionalProperties === false ? [] : lonePatterns(is, was)).map(([pattern, value]) =>
      change(`members like ${pattern}:`, undefined, value),
    ),
  ],
});
