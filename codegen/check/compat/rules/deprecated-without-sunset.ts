import { termsOf } from '../pairs.js';
import { actionRule } from '../rule.js';

export const deprecatedWithoutSunset = actionRule({
  id: 'deprecated-without-sunset',
  level: 'warning',
  direction: 'request',
  explanation: 'Callers are told that they should move, and not until when.',
  find: (pair) => {
    const terms = termsOf(pair);
    return terms && terms.was.deprecated === false && terms.is.deprecated !== false && terms.is.sunset === undefined
      ? { message: 'deprecated, but without a sunset' }
      : undefined;
  },
});
