import { actionRule } from '../rule.js';
import { endOf } from './ends.js';

export const actionRemovedAfterSunset = actionRule({
  id: 'action-removed-after-sunset',
  level: 'info',
  direction: 'request',
  explanation: 'The action is gone as announced.',
  find: (pair, judgement) =>
    endOf(pair, judgement) === 'due'
      ? { message: `the action is gone since its sunset on ${pair.was?.terms?.sunset}` }
      : undefined,
});
