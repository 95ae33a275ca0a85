import { actionRule } from '../rule.js';
import { endOf } from './ends.js';

export const actionRemovedAfterDeprecation = actionRule({
  id: 'action-removed-after-deprecation',
  level: 'warning',
  direction: 'request',
  explanation: 'The action was deprecated, but nobody was told when it would go.',
  find: (pair, judgement) => (endOf(pair, judgement) === 'undated' ? { message: 'the deprecated action is gone' } : undefined),
});
