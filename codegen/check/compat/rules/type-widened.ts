import { schemaRules } from '../rule.js';
import { isSubset } from '../values.js';
import { typeChange } from './type-change.js';

/** Values of more types. */
export const typeWidened = schemaRules({
  name: 'type-widened',
  about: 'type',
  effect: 'widens',
  explanations: {
    request: 'Values of more types are taken.',
    response: 'Values of a type come back that callers have never met.',
  },
  find: (pair) => typeChange(pair, (was, is) => was.size < is.size && isSubset(was, is)),
});
