import { fieldRules } from '../rule.js';

/** A field that is announced to go. */
export const fieldDeprecated = fieldRules({
  name: 'field-deprecated',
  effect: 'tells',
  explanations: {
    request: 'The field still does what it did; callers should stop sending it.',
    response: 'The field still comes back; callers should stop reading it.',
  },
  find: ({ was, is }) =>
    was && is && was.schema.deprecated !== true && is.schema.deprecated === true
      ? { message: 'the field is deprecated', was: false, is: true }
      : undefined,
});
