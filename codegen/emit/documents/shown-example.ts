import type { Example } from '../markdown/examples.js';
import { asShown } from '../markdown/placeholders.js';

/** A call and its answer as a document shows them: placeholders are filled in, and a list that goes on ends. */
export interface ShownExample {
  /** A list for a batch. */
  readonly request: unknown;
  readonly answer: unknown;
}

/** @param texts what readers see for a placeholder */
export function shownExample({ request, answer }: Example, texts: ReadonlyMap<string, string>): ShownExample {
  return { request: asShown(request, texts), answer: withoutEllipsis(asShown(answer, texts)) };
}

/** `"..."` at the end of a list says to readers that it goes on. */
function withoutEllipsis(value: unknown): unknown {
  if (Array.isArray(value)) return (value.at(-1) === '...' ? value.slice(0, -1) : value).map(withoutEllipsis);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutEllipsis(member)]));
}
