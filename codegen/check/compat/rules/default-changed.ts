import { said } from '../pairs.js';
import { schemaRules } from '../rule.js';

/** A field left out means something else. */
export const defaultChanged = schemaRules({
  name: 'default-changed',
  about: 'schema',
  effect: 'means',
  explanations: {
    request: 'Callers who leave the field out may get something else.',
    response: 'A missing field means something else.',
  },
  find: ({ was, is }) =>
    was.default !== undefined && is.default !== undefined && JSON.stringify(was.default) !== JSON.stringify(is.default)
      ? { message: `default ${said(was.default)} became ${said(is.default)}`, was: was.default, is: is.default }
      : undefined,
});
