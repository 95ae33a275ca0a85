import { termsOf } from '../pairs.js';
import { actionRule } from '../rule.js';

export const authorizationRequired = actionRule({
  id: 'authorization-required',
  level: 'error',
  direction: 'request',
  explanation: 'Calls without credentials, which were served, are refused.',
  ofAllLayers: true,
  find: (pair) => {
    const terms = termsOf(pair);
    return terms && !terms.was.authorize && terms.is.authorize
      ? { message: 'credentials are needed', was: false, is: true }
      : undefined;
  },
});
