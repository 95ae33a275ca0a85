import { actionRule } from '../rule.js';
import { endOf } from './ends.js';

export const actionRemovedBeforeSunset = actionRule({
  id: 'action-removed-before-sunset',
  level: 'error',
  direction: 'request',
  explanation: 'Every call is refused although callers were promised more time.',
  find: (pair, judgement) =>
    endOf(pair, judgement) === 'early'
      ? { message: `the action is gone before its sunset on ${pair.was?.terms?.sunset}`, was: pair.was?.terms?.sunset ?? null }
      : undefined,
});
