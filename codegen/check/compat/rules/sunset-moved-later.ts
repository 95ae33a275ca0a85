import { actionRule } from '../rule.js';
import { sunsetsOf } from './sunsets.js';

export const sunsetMovedLater = actionRule({
  id: 'sunset-moved-later',
  level: 'info',
  direction: 'request',
  explanation: 'Callers get more time.',
  find: (pair) => {
    const { was, is } = sunsetsOf(pair);
    return was !== undefined && is !== undefined && is > was ? { message: `sunset ${was} became ${is}`, was, is } : undefined;
  },
});
