import { schemaRules } from '../rule.js';
import { changedValues } from './changed-values.js';

/** One more value of a list of values. */
export const enumValueAdded = schemaRules({
  name: 'enum-value-added',
  about: 'schema',
  effect: 'widens',
  explanations: {
    request: 'One more value is taken.',
    response: 'A value comes back that callers who tell all of them apart have never met.',
  },
  find: ({ was, is }) => changedValues(is, was).map((value) => ({ message: `new value ${JSON.stringify(value)}`, is: value })),
});
