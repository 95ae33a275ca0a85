import { schemaRules } from '../rule.js';
import { isSubset } from '../values.js';
import { typeChange } from './type-change.js';

/** Values of other types. */
export const typeChanged = schemaRules({
  name: 'type-changed',
  about: 'type',
  effect: 'changes',
  explanations: {
    request: 'Values of a type that was taken are refused, and others are taken.',
    response: 'Values of a type come back that callers have never met.',
  },
  find: (pair) => typeChange(pair, (was, is) => !isSubset(is, was) && !isSubset(was, is)),
});
