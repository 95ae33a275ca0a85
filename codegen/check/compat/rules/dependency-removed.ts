import { schemaRules } from '../rule.js';
import { loneDependencies } from './dependencies.js';

/** A field that is allowed alone. */
export const dependencyRemoved = schemaRules({
  name: 'dependency-removed',
  about: 'schema',
  effect: 'widens',
  explanations: {
    request: 'The one field may be sent without the other.',
    response: 'Callers who count on both fields may find one alone.',
  },
  find: ({ was, is }) =>
    loneDependencies(was, is).map(({ name, needs }) => ({
      message: `"${name}" does not need "${needs}" beside it any more`,
      was: [name, needs],
    })),
});
