import { schemaRules } from '../rule.js';
import { isAny, isNullable } from '../values.js';

/** Null beside what was there before. */
export const becameNullable = schemaRules({
  name: 'became-nullable',
  about: 'schema',
  effect: 'widens',
  explanations: {
    request: 'Null is taken too.',
    response: 'Null comes back where callers have never met it.',
  },
  find: ({ was, is }) =>
    !isAny(was) && !isAny(is) && !isNullable(was) && isNullable(is)
      ? { message: 'null is possible', was: false, is: true }
      : undefined,
});
