import { said } from '../pairs.js';
import { schemaRules } from '../rule.js';
import { loneAlternatives } from './lone-alternatives.js';

/** One less of several forms that a value can have (`anyOf`, `oneOf`). */
export const alternativeRemoved = schemaRules({
  name: 'alternative-removed',
  about: 'schema',
  effect: 'narrows',
  explanations: {
    request: 'Values of a form that was taken are refused.',
    response: 'Values of fewer forms come back.',
  },
  find: ({ was, is }) =>
    loneAlternatives(was, is).map((each) => ({ message: `${said(each)} is not possible any more`, was: each })),
});
