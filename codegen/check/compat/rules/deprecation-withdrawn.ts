import { termsOf } from '../pairs.js';
import { actionRule } from '../rule.js';

export const deprecationWithdrawn = actionRule({
  id: 'deprecation-withdrawn',
  level: 'info',
  direction: 'request',
  explanation: 'The action stays.',
  find: (pair) => {
    const terms = termsOf(pair);
    return terms && terms.was.deprecated !== false && terms.is.deprecated === false
      ? { message: 'not deprecated any more', was: terms.was.deprecated, is: false }
      : undefined;
  },
});
