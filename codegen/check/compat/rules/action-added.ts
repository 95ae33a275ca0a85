import { actionRule } from '../rule.js';

export const actionAdded = actionRule({
  id: 'action-added',
  level: 'info',
  direction: 'request',
  explanation: 'Nobody calls a new action yet.',
  find: ({ was, is }) => (is && !was ? { message: 'new action' } : undefined),
});
