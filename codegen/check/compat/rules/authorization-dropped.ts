import { termsOf } from '../pairs.js';
import { actionRule } from '../rule.js';

export const authorizationDropped = actionRule({
  id: 'authorization-dropped',
  level: 'warning',
  direction: 'request',
  explanation: 'No caller is refused for it, but everybody is let in: that should be meant.',
  ofAllLayers: true,
  find: (pair) => {
    const terms = termsOf(pair);
    return terms?.was.authorize && !terms.is.authorize
      ? { message: 'no credentials are needed any more', was: true, is: false }
      : undefined;
  },
});
