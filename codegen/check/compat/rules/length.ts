import { limitRules } from './limits.js';

/** How short and how long a text may be. */
export const length = limitRules({
  name: 'length',
  lower: ['minLength'],
  upper: ['maxLength'],
  counts: true,
  narrowed: { request: 'Texts that were taken are refused.', response: 'Texts of fewer lengths can come back.' },
  widened: {
    request: 'Texts of more lengths are taken.',
    response: 'Texts come back that are longer or shorter than callers have room for.',
  },
});
