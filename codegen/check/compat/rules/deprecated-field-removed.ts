import { fieldRules } from '../rule.js';

/** A field that is gone as announced. */
export const deprecatedFieldRemoved = fieldRules({
  name: 'deprecated-field-removed',
  effect: 'changes',
  levels: { request: 'warning', response: 'warning' },
  explanations: {
    request: 'The field was announced to go, but callers may still send it.',
    response: 'The field was announced to go, but callers may still read it.',
  },
  find: ({ was, is }) =>
    was && !is && was.schema.deprecated === true ? { message: 'the deprecated field is gone', was: was.schema } : undefined,
});
