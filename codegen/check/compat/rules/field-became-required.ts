import { fieldRules } from '../rule.js';

/** A field that was there already and could be left out. */
export const fieldBecameRequired = fieldRules({
  name: 'field-became-required',
  effect: 'narrows',
  explanations: {
    request: 'Requests without the field are refused.',
    response: 'The field comes back always now.',
  },
  find: ({ was, is }) =>
    was && is && !was.required && is.required ? { message: 'the field became required', was: false, is: true } : undefined,
});
