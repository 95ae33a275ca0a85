import { schemaRules } from '../rule.js';
import { aloneTakesNull } from '../values.js';

/** No null any more. */
export const becameNotNullable = schemaRules({
  name: 'became-not-nullable',
  about: 'schema',
  effect: 'narrows',
  explanations: {
    request: 'Null, which was taken, is refused.',
    response: 'Null does not come back any more.',
  },
  find: ({ was, is }) =>
    aloneTakesNull(was, is) ? { message: 'null is not possible any more', was: true, is: false } : undefined,
});
