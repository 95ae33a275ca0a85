import { fieldRules } from '../rule.js';

/** A field that is gone and that nobody was told would go. */
export const fieldRemoved = fieldRules({
  name: 'field-removed',
  effect: 'changes',
  explanations: {
    request: 'What callers ask for with the field is not done any more, whether they are told or not.',
    response: 'Callers who read the field find nothing.',
  },
  find: ({ was, is }) =>
    was && !is && was.schema.deprecated !== true ? { message: 'the field is gone', was: was.schema } : undefined,
});
