import { actionRule } from '../rule.js';

export const batchChanged = actionRule({
  id: 'batch-changed',
  level: 'error',
  direction: 'request',
  explanation: 'The body has another form: one request instead of a list of them, a list instead of one, or a list of others.',
  find: ({ was, is }) => {
    if (!was || !is || was.batch === is.batch) return undefined;
    const [before, after] = [was.batch, is.batch].map((batch) =>
      batch === undefined ? 'one request' : `a list of requests of ${batch}`,
    );
    return { message: `${before} became ${after}`, was: was.batch ?? null, is: is.batch ?? null };
  },
});
