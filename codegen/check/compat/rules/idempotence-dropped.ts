import { termsOf } from '../pairs.js';
import { actionRule } from '../rule.js';

export const idempotenceDropped = actionRule({
  id: 'idempotence-dropped',
  level: 'error',
  direction: 'request',
  explanation: 'Client libraries that are out there send calls again that are now done twice.',
  ofAllLayers: true,
  find: (pair) => {
    const terms = termsOf(pair);
    return terms?.was.idempotent && !terms.is.idempotent
      ? { message: 'calls may not be sent again any more', was: true, is: false }
      : undefined;
  },
});
