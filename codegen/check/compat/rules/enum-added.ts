import { schemaRules } from '../rule.js';
import { valuesOf } from '../values.js';

/** A list of values where any value of the type would do. */
export const enumAdded = schemaRules({
  name: 'enum-added',
  about: 'schema',
  effect: 'narrows',
  explanations: {
    request: 'Values that are not in the list are refused.',
    response: 'Only values of the list come back.',
  },
  find: ({ was, is }) => {
    const values = valuesOf(is);
    return values && !valuesOf(was) ? { message: `only ${JSON.stringify(values)} are possible`, is: values } : undefined;
  },
});
