import { actionRule } from '../rule.js';
import { statusesOf } from './statuses.js';

export const statusAdded = actionRule({
  id: 'status-added',
  level: 'warning',
  direction: 'response',
  explanation: 'Callers may meet a status that they do not tell apart yet.',
  find: ({ was, is }) => statusesOf(is, was).map((status) => ({ message: `may answer with ${status}`, is: status })),
});
