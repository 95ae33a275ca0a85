import { limitRules } from './limits.js';

/** How many members an object may have. */
export const memberCount = limitRules({
  name: 'member-count',
  lower: ['minProperties'],
  upper: ['maxProperties'],
  counts: true,
  narrowed: { request: 'Objects that were taken are refused.', response: 'Objects of fewer sizes can come back.' },
  widened: {
    request: 'Objects of more sizes are taken.',
    response: 'Objects come back with more or fewer members than callers have met.',
  },
});
