import { fieldRules } from '../rule.js';

/** A field that had to be there and may be missing now. */
export const fieldBecameOptional = fieldRules({
  name: 'field-became-optional',
  effect: 'widens',
  explanations: {
    request: 'Callers may leave the field out.',
    response: 'Callers who count on the field may find nothing.',
  },
  find: ({ was, is }) =>
    was && is && was.required && !is.required ? { message: 'the field became optional', was: true, is: false } : undefined,
});
