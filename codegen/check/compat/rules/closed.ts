import { schemaRules } from '../rule.js';
import { change } from './limits.js';

/** No members any more beside those that are declared. */
export const closed = schemaRules({
  name: 'closed',
  about: 'schema',
  effect: 'narrows',
  explanations: {
    request: 'Requests with members that are not declared are refused.',
    response: 'Nothing comes back beside what is declared.',
  },
  find: ({ was, is }) =>
    was.additionalProperties !== false && is.additionalProperties === false
      ? change('additionalProperties', was.additionalProperties ?? true, false)
      : undefined,
});
