import { schemaRules } from '../rule.js';
import { isSubset } from '../values.js';
import { typeChange } from './type-change.js';

/** Values of fewer types. */
export const typeNarrowed = schemaRules({
  name: 'type-narrowed',
  about: 'type',
  effect: 'narrows',
  explanations: {
    request: 'Values of a type that was taken are refused.',
    response: 'Values of fewer types come back.',
  },
  find: (pair) => typeChange(pair, (was, is) => is.size < was.size && isSubset(is, was)),
});
