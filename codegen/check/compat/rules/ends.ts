import type { ActionPair } from '../pairs.js';
import type { Judgement } from '../rule.js';

/**
 * How an action that is gone came to its end: nobody was told; it was deprecated without a day; before the day that was announced, or
 * when it had come. Without knowing today, a day announced has not come. Undefined for an action that is not gone.
 */
export function endOf({ was, is }: ActionPair, { today }: Judgement): 'unannounced' | 'undated' | 'early' | 'due' | undefined {
  if (!was || is) return undefined;
  const { sunset, deprecated = false } = was.terms ?? {};
  if (sunset === undefined) return deprecated === false ? 'unannounced' : 'undated';
  return today !== undefined && sunset <= today ? 'due' : 'early';
}
