import { termsOf } from '../pairs.js';
import { actionRule } from '../rule.js';

export const deprecated = actionRule({
  id: 'deprecated',
  level: 'info',
  direction: 'request',
  explanation: 'The action still does what it did; callers should look for another way.',
  find: (pair) => {
    const terms = termsOf(pair);
    if (terms?.was.deprecated !== false || terms.is.deprecated === false) return undefined;
    const since = terms.is.deprecated === true ? '' : ` since ${terms.is.deprecated}`;
    const until = terms.is.sunset === undefined ? '' : `, gone on ${terms.is.sunset}`;
    return { message: `deprecated${since}${until}`, was: false, is: terms.is.deprecated };
  },
});
