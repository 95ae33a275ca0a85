import { actionRule } from '../rule.js';
import { endOf } from './ends.js';

export const actionRemoved = actionRule({
  id: 'action-removed',
  level: 'error',
  direction: 'request',
  explanation: 'Every call is refused, and nobody was told that it would be.',
  find: (pair, judgement) => (endOf(pair, judgement) === 'unannounced' ? { message: 'the action is gone' } : undefined),
});
