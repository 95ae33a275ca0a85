/** A pattern that is plain text. */
export interface RegexLiteral {
  readonly text: string;
  /** Written with `^`: matches at the start only. */
  readonly fromStart: boolean;
  /** Written with `$`: matches at the end only, or before a newline that ends the text. */
  readonly toEnd: boolean;
  readonly ignoreCase: boolean;
}

const META = /[\\^$.|?*+()[\]{}]/;
/** One literal character: anything that means itself, or an escaped character that is neither a letter, a digit nor `_`. */
const LITERAL = /^\^?(?:[^\\^$.|?*+()[\]{}]|\\[^A-Za-z0-9_])*\$?$/s;

/**
 * The text a pattern stands for, or undefined when it is a real expression. Understands Python's `re.escape` and the like:
 * `^train\ renamed$` is the text `train renamed`, from start to end.
 */
export function literalOf(body: string, flags: string): RegexLiteral | undefined {
  if (/[mx]/.test(flags) || !LITERAL.test(body)) return undefined;
  const fromStart = body.startsWith('^');
  const toEnd = body.endsWith('$') && !/(?<!\\)(?:\\\\)*\\\$$/.test(body);
  const inner = body.slice(fromStart ? 1 : 0, toEnd ? -1 : undefined);
  return { text: META.test(inner) ? inner.replace(/\\(.)/gs, '$1') : inner, fromStart, toEnd, ignoreCase: flags.includes('i') };
}
