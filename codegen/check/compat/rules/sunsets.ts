import { type ActionPair, termsOf } from '../pairs.js';

/** When an action goes, as each side says; ISO dates order as text. */
export function sunsetsOf(pair: ActionPair): { readonly was?: string | undefined; readonly is?: string | undefined } {
  const terms = termsOf(pair);
  return terms ? { was: terms.was.sunset, is: terms.is.sunset } : {};
}
