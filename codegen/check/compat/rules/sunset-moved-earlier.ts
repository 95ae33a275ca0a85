import { actionRule } from '../rule.js';
import { sunsetsOf } from './sunsets.js';

export const sunsetMovedEarlier = actionRule({
  id: 'sunset-moved-earlier',
  level: 'error',
  direction: 'request',
  explanation: 'Callers were promised more time.',
  find: (pair) => {
    const { was, is } = sunsetsOf(pair);
    return was !== undefined && is !== undefined && is < was ? { message: `sunset ${was} became ${is}`, was, is } : undefined;
  },
});
