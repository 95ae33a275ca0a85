import { termsOf } from '../pairs.js';
import { actionRule } from '../rule.js';

export const becamePublic = actionRule({
  id: 'became-public',
  level: 'info',
  direction: 'request',
  explanation: 'Everybody may count on the action.',
  ofAllLayers: true,
  find: (pair) => {
    const terms = termsOf(pair);
    return terms?.was.internal && !terms.is.internal
      ? { message: 'the action is not internal any more', was: true, is: false }
      : undefined;
  },
});
