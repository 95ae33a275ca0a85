import { termsOf } from '../pairs.js';
import { actionRule } from '../rule.js';

export const idempotencePromised = actionRule({
  id: 'idempotence-promised',
  level: 'info',
  direction: 'request',
  explanation: 'Callers need not send a call again, and client libraries made before do not.',
  ofAllLayers: true,
  find: (pair) => {
    const terms = termsOf(pair);
    return terms && !terms.was.idempotent && terms.is.idempotent
      ? { message: 'calls may be sent again', was: false, is: true }
      : undefined;
  },
});
