import { schemaRules } from '../rule.js';
import { loneDependencies } from './dependencies.js';

/** A field that is not allowed alone any more. */
export const dependencyAdded = schemaRules({
  name: 'dependency-added',
  about: 'schema',
  effect: 'narrows',
  explanations: {
    request: 'Requests with the one field and without the other are refused.',
    response: 'The fields come back together.',
  },
  find: ({ was, is }) =>
    loneDependencies(is, was).map(({ name, needs }) => ({ message: `"${name}" needs "${needs}" beside it`, is: [name, needs] })),
});
