import { InvalidRegexError } from './errors.js';
import { literalOf, type RegexLiteral } from './regex-literal.js';
import { leadingFlags, translateRegex } from './regex-translate.js';

/** A caller's pattern, understood. */
export interface ParsedRegex {
  readonly pattern: string;
  /** For `new RegExp`: translated to JavaScript, no `u` flag. Never global, so it holds no state. */
  readonly source: string;
  readonly flags: string;
  /** Set when the pattern is plain text, anchored or not: it then needs no regular expression and cannot run away. */
  readonly literal?: RegexLiteral;
}

/**
 * Reads a pattern in Python's or PCRE's spelling, as MongoDB would take it.
 *
 * @throws InvalidRegexError for what does not compile, and for what JavaScript cannot express (`\p{..}`, possessive quantifiers).
 * @example
 * parseRegex('^a\\-b').literal; // { text: 'a-b', fromStart: true, toEnd: false, ignoreCase: false }
 */
export function parseRegex(pattern: string, options = ''): ParsedRegex {
  const { flags, body } = leadingFlags(pattern, options);
  const literal = literalOf(body, flags);
  const source = translateRegex(pattern, body, flags);
  const parsed = { pattern, source, flags: flags.replace('x', ''), ...(literal ? { literal } : {}) };
  toRegExp(parsed);
  return parsed;
}

/** @throws InvalidRegexError */
export function toRegExp({ pattern, source, flags }: ParsedRegex): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InvalidRegexError(pattern, reason.replace(/^Invalid regular expression: \/.*\/[a-z]*: /s, ''));
  }
}
