import { actionRule } from '../rule.js';
import { transitionsOf } from './transitions.js';

export const transitionAdded = actionRule({
  id: 'transition-added',
  level: 'info',
  direction: 'request',
  explanation: 'The action is done in a status in which it was refused.',
  ofAllLayers: true,
  find: (pair) => transitionsOf(pair).added.map((transition) => ({ message: `also ${transition}`, is: transition })),
});
