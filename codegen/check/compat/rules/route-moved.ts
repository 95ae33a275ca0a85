import { actionRule } from '../rule.js';

export const routeMoved = actionRule({
  id: 'route-moved',
  level: 'error',
  direction: 'request',
  explanation: 'Calls of the old method and path are refused, or meet another route.',
  find: ({ was, is }) => {
    const [before, after] = [was?.route?.address, is?.route?.address];
    if (before === undefined || after === undefined || before === after) return undefined;
    return { message: `${before} became ${after}`, was: before, is: after };
  },
});
