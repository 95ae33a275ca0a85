import { said } from '../pairs.js';
import { schemaRules } from '../rule.js';

/** What a field left out means, where nothing was said about it. */
export const defaultAdded = schemaRules({
  name: 'default-added',
  about: 'schema',
  effect: 'tells',
  explanations: {
    request: 'What leaving the field out means is said now; before, no caller could count on anything.',
    response: 'What a missing field means is said now.',
  },
  find: ({ was, is }) =>
    is.default !== undefined && was.default === undefined
      ? { message: `default ${said(is.default)}`, is: is.default }
      : undefined,
});
