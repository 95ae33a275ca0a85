import { type ActionPair, termsOf } from '../pairs.js';
import type { Change } from '../rule.js';

/** Roles that may not call an action any more, or that may now; `*` is all of them. */
export function changedRoles(pair: ActionPair, way: 'narrower' | 'wider'): Change | undefined {
  const terms = termsOf(pair);
  if (!terms) return undefined;
  const [was, is] = [terms.was.allowRoles, terms.is.allowRoles];
  const [some, others] = way === 'narrower' ? [was, is] : [is, was];
  const lone = others.includes('*') ? [] : some.filter((role) => !others.includes(role));
  if (lone.length === 0) return undefined;
  const roles = lone.includes('*') ? 'every role' : `the role ${lone.join(', ')}`;
  const message = way === 'narrower' ? `not for ${roles} any more` : `for ${roles} too`;
  return { message, was: [...was].sort(), is: [...is].sort() };
}
