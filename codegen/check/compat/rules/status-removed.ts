import { actionRule } from '../rule.js';
import { statusesOf } from './statuses.js';

export const statusRemoved = actionRule({
  id: 'status-removed',
  level: 'info',
  direction: 'response',
  explanation: 'Callers do not meet the error any more.',
  find: ({ was, is }) =>
    statusesOf(was, is)
      .filter((status) => status >= 400)
      .map((status) => ({ message: `does not answer with ${status} any more`, was: status })),
});
