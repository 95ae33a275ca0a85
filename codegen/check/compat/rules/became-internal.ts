import { termsOf } from '../pairs.js';
import { actionRule } from '../rule.js';

export const becameInternal = actionRule({
  id: 'became-internal',
  level: 'warning',
  direction: 'request',
  explanation: 'The action may follow the needs of user interfaces from now on, and others should not count on it.',
  ofAllLayers: true,
  find: (pair) => {
    const terms = termsOf(pair);
    return terms && !terms.was.internal && terms.is.internal
      ? { message: 'the action is internal', was: false, is: true }
      : undefined;
  },
});
