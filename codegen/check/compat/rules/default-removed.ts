import { said } from '../pairs.js';
import { schemaRules } from '../rule.js';

/** Nothing is said any more about a field left out. */
export const defaultRemoved = schemaRules({
  name: 'default-removed',
  about: 'schema',
  effect: 'means',
  explanations: {
    request: 'Callers who leave the field out may get something else than the default of before.',
    response: 'Nothing is said any more about what a missing field means.',
  },
  find: ({ was, is }) =>
    was.default !== undefined && is.default === undefined
      ? { message: `the default ${said(was.default)} is gone`, was: was.default }
      : undefined,
});
