import { fieldRules } from '../rule.js';

/** A new field that must be sent. A default does not help: by the contract the request is not valid without the field. */
export const requiredFieldAdded = fieldRules({
  name: 'required-field-added',
  effect: 'narrows',
  explanations: { request: 'Requests of before lack the new field and are refused.' },
  find: ({ was, is }) => (is?.required && !was ? { message: 'new field, and it is required', is: is.schema } : undefined),
});
