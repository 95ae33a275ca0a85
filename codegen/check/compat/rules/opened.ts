import { schemaRules } from '../rule.js';
import { change } from './limits.js';

/** Members beside those that are declared. */
export const opened = schemaRules({
  name: 'opened',
  about: 'schema',
  effect: 'tells',
  explanations: {
    request: 'Members that are not declared are taken too.',
    response: 'Members can come back that are not declared; callers ignore what they do not know.',
  },
  find: ({ was, is }) =>
    was.additionalProperties === false && is.additionalProperties !== false
      ? change('additionalProperties', false, is.additionalProperties ?? true)
      : undefined,
});
