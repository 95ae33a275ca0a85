import { schemaRules } from '../rule.js';
import { valuesOf } from '../values.js';

/** Any value of the type where only those of a list would do. */
export const enumRemoved = schemaRules({
  name: 'enum-removed',
  about: 'schema',
  effect: 'widens',
  explanations: {
    request: 'Values beside those of the list are taken.',
    response: 'Values come back that callers have never met.',
  },
  find: ({ was, is }) => {
    const values = valuesOf(was);
    return values && !valuesOf(is) ? { message: `more than ${JSON.stringify(values)} is possible`, was: values } : undefined;
  },
});
