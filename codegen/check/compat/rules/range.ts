import { limitRules } from './limits.js';

/** How small and how large a number may be. */
export const range = limitRules({
  name: 'range',
  lower: ['minimum', 'exclusiveMinimum'],
  upper: ['maximum', 'exclusiveMaximum'],
  narrowed: { request: 'Numbers that were taken are refused.', response: 'Fewer numbers can come back.' },
  widened: { request: 'More numbers are taken.', response: 'Numbers come back that callers have never met.' },
});
