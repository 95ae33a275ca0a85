import { schemaRules } from '../rule.js';
import { aloneTakesNull } from '../values.js';

/** Null beside what was there before. */
export const becameNullable = schemaRules({
  name: 'became-nullable',
  about: 'schema',
  effect: 'widens',
  explanations: {
    request: 'Null is taken too.',
    response: 'Null comes back where callers have never met it.',
  },
  find: ({ was, is }) => (aloneTakesNull(is, was) ? { message: 'null is possible', was: false, is: true } : undefined),
});
