import { type ParsedRegex, parseRegex } from '../regex.js';

/** A pattern as the server takes it. */
export interface ServerRegex {
  readonly $regex: string;
  readonly $options?: string;
}

/**
 * The caller's pattern for the server. Sent is the checked and translated pattern, not the caller's text, so that it means the same on
 * both engines; only what PCRE spells otherwise than JavaScript is written so that PCRE and Python both read it.
 *
 * @throws InvalidRegexError
 */
export function serverRegex(pattern: string, options = ''): { readonly regex: ServerRegex; readonly parsed: ParsedRegex } {
  const parsed = parseRegex(pattern, options);
  const regex = { $regex: serverSpelling(parsed.source), ...(parsed.flags ? { $options: parsed.flags } : {}) };
  return { regex, parsed };
}

const CLASS = /\[\^?(?:\\[\s\S]|[^\]\\])*\]/.source;
const ESCAPE = /\\u[0-9A-Fa-f]{4}|\\c[A-Za-z]|\\k<\w+>|\\[\s\S]/.source;
const NAMED_GROUP = /\(\?<(?![=!])/.source;
const OUTSIDE_CLASS = new RegExp(`${CLASS}|${ESCAPE}|${NAMED_GROUP}`, 'g');
const INSIDE_CLASS = new RegExp(`${ESCAPE}|\\[`, 'g');

/** JavaScript's source in words that PCRE and Python's `re` share. */
export function serverSpelling(source: string): string {
  return source.replace(OUTSIDE_CLASS, (token) => {
    if (token.startsWith('['))
      return `[${token.slice(1).replace(INSIDE_CLASS, (member) => (member === '[' ? '\\[' : spelled(member)))}`;
    return token === '(?<' ? '(?P<' : spelled(token);
  });
}

function spelled(token: string): string {
  const letter = token.charAt(1);
  if (letter === 'u' && token.length === 6) return character(Number.parseInt(token.slice(2), 16));
  if (letter === 'c' && token.length === 3) return character(token.charCodeAt(2) % 32);
  if (letter === 'k' && token.length > 2) return `(?P=${token.slice(3, -1)})`;
  // PCRE's `\v` is any vertical white space, JavaScript's and Python's the one character.
  return letter === 'v' ? character(0x0b) : token;
}

/** A character that means itself: PCRE knows no `\uXXXX`, and Python no `\x{XXXX}`. */
function character(code: number): string {
  return code < 0x80 ? `\\x${code.toString(16).padStart(2, '0')}` : String.fromCharCode(code);
}
