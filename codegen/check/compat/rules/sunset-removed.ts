import { termsOf } from '../pairs.js';
import { actionRule } from '../rule.js';
import { sunsetsOf } from './sunsets.js';

export const sunsetRemoved = actionRule({
  id: 'sunset-removed',
  level: 'warning',
  direction: 'request',
  explanation: 'The action is still deprecated, and callers are not told any more until when they can use it.',
  find: (pair) => {
    const { was, is } = sunsetsOf(pair);
    return was !== undefined && is === undefined && termsOf(pair)?.is.deprecated !== false
      ? { message: `the sunset ${was} is gone`, was }
      : undefined;
  },
});
