import { limitRules } from './limits.js';

/** How many items a list may have. */
export const itemCount = limitRules({
  name: 'item-count',
  lower: ['minItems'],
  upper: ['maxItems'],
  counts: true,
  narrowed: { request: 'Lists that were taken are refused.', response: 'Lists of fewer lengths can come back.' },
  widened: {
    request: 'Lists of more lengths are taken.',
    response: 'Lists come back that are longer or shorter than callers have met.',
  },
});
