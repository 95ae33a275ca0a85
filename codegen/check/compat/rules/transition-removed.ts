import { actionRule } from '../rule.js';
import { transitionsOf } from './transitions.js';

export const transitionRemoved = actionRule({
  id: 'transition-removed',
  level: 'error',
  direction: 'request',
  explanation: 'The action is refused in a status in which it was done.',
  ofAllLayers: true,
  find: (pair) => transitionsOf(pair).removed.map((transition) => ({ message: `no more ${transition}`, was: transition })),
});
