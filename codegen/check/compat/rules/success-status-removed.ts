import { actionRule } from '../rule.js';
import { statusesOf } from './statuses.js';

export const successStatusRemoved = actionRule({
  id: 'success-status-removed',
  level: 'error',
  direction: 'response',
  explanation: 'What callers take for success does not come any more.',
  find: ({ was, is }) =>
    statusesOf(was, is)
      .filter((status) => status < 400)
      .map((status) => ({ message: `does not answer with ${status} any more`, was: status })),
});
