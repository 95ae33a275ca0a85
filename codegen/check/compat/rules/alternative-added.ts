import { said } from '../pairs.js';
import { schemaRules } from '../rule.js';
import { loneAlternatives } from './lone-alternatives.js';

/** One more of several forms that a value can have (`anyOf`, `oneOf`). */
export const alternativeAdded = schemaRules({
  name: 'alternative-added',
  about: 'schema',
  effect: 'widens',
  explanations: {
    request: 'Values of one more form are taken.',
    response: 'Values of a form come back that callers have never met.',
  },
  find: ({ was, is }) => loneAlternatives(is, was).map((each) => ({ message: `also ${said(each)}`, is: each })),
});
