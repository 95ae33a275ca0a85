import { fieldRules } from '../rule.js';

/** A field that was announced to go and stays. */
export const fieldReinstated = fieldRules({
  name: 'field-reinstated',
  effect: 'tells',
  explanations: {
    request: 'The field is not deprecated any more.',
    response: 'The field is not deprecated any more.',
  },
  find: ({ was, is }) =>
    was && is && was.schema.deprecated === true && is.schema.deprecated !== true
      ? { message: 'the field is not deprecated any more', was: true, is: false }
      : undefined,
});
