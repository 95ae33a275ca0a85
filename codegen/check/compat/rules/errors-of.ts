import { type ActionPair, termsOf } from '../pairs.js';

/** The errors an action declares, by name, with `"400/101"` of each side that declares it. */
export function errorsOf(pair: ActionPair): readonly { readonly name: string; readonly was?: string; readonly is?: string }[] {
  const terms = termsOf(pair);
  if (!terms) return [];
  const [before, after] = [terms.was.errors, terms.is.errors];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().map((name) => {
    const [was, is] = [before[name], after[name]];
    return { name, ...(was === undefined ? {} : { was }), ...(is === undefined ? {} : { is }) };
  });
}
