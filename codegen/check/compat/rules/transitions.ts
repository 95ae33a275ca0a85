import { type ActionPair, termsOf } from '../pairs.js';

/** Changes of status that an action made and does not any more, and those that it came to make. */
export function transitionsOf(pair: ActionPair): { readonly removed: readonly string[]; readonly added: readonly string[] } {
  const terms = termsOf(pair);
  const [was, is] = [terms?.was.transitions ?? [], terms?.is.transitions ?? []];
  return { removed: was.filter((each) => !is.includes(each)), added: is.filter((each) => !was.includes(each)) };
}
