import { plural } from '../../format.js';
import { actionRule } from '../rule.js';
import { sunsetsOf } from './sunsets.js';

const DAY_MS = 24 * 60 * 60 * 1000;

export const sunsetTooNear = actionRule({
  id: 'sunset-too-near',
  level: 'error',
  direction: 'request',
  explanation: 'Callers need time to move: a new sunset is at least 180 days away, or as many as --sunset-days says.',
  find: (pair, { today, sunsetDays = 180 }) => {
    const { was, is } = sunsetsOf(pair);
    if (today === undefined || is === undefined || (was !== undefined && is >= was)) return undefined;
    const days = Math.round((Date.parse(is) - Date.parse(today)) / DAY_MS);
    if (days >= sunsetDays) return undefined;
    const away = days < 0 ? `${plural(-days, 'day')} ago` : `${plural(days, 'day')} away`;
    return { message: `the sunset ${is} is ${away}, less than ${sunsetDays}`, ...(was === undefined ? {} : { was }), is };
  },
});
