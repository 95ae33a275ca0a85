import { schemaRules } from '../rule.js';
import { changedValues } from './changed-values.js';

/** One value less in a list of values. */
export const enumValueRemoved = schemaRules({
  name: 'enum-value-removed',
  about: 'schema',
  effect: 'narrows',
  explanations: {
    request: 'A value that was taken is refused.',
    response: 'A value does not come back any more.',
  },
  find: ({ was, is }) =>
    changedValues(was, is).map((value) => ({ message: `the value ${JSON.stringify(value)} is gone`, was: value })),
});
