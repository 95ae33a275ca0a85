import { InvalidRegexError } from './errors.js';

/** `.` of PCRE and Python leaves out the newline only; JavaScript's leaves out three more characters. */
const DOT = '[^\\n]';
const TEXT_START = '(?<![\\s\\S])';
const TEXT_END = '(?![\\s\\S])';
const BEFORE_LAST_NEWLINE = `(?=\\n?${TEXT_END})`;

/** Escapes by a letter that JavaScript spells otherwise. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['A', TEXT_START],
  ['Z', BEFORE_LAST_NEWLINE],
  ['z', TEXT_END],
  ['a', '\\x07'],
  ['e', '\\x1b'],
  ['h', '[\\t \\xa0]'],
  ['R', '(?:\\r\\n|[\\n\\v\\f\\r\\x85\\u2028\\u2029])'],
]);
const SPELLINGS_IN_CLASS: ReadonlyMap<string, string> = new Map([
  ['a', '\\x07'],
  ['e', '\\x1b'],
  ['h', '\\t \\xa0'],
]);
/** Escapes by a letter that mean the same in JavaScript without the `u` flag. */
const SAME = /^[dDwWsSbBnrtfv]/;
const POSIX_CLASSES: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  blank: ' \\t',
  digit: '0-9',
  lower: 'a-z',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\s',
  upper: 'A-Z',
  word: '\\w',
  xdigit: '0-9A-Fa-f',
};

/** Takes inline flags off the front: `(?i)x` is `x` with `i`. The flags `a`, `L` and `u` of Python change nothing here. */
export function leadingFlags(pattern: string, options: string): { readonly flags: string; readonly body: string } {
  const match = /^(?:\(\?[imsxauL]+\))+/.exec(pattern);
  const inline = match?.[0] ?? '';
  const flags = [...'imsx'].filter((flag) => inline.includes(flag) || options.includes(flag)).join('');
  return { flags, body: pattern.slice(inline.length) };
}

/** The JavaScript source of a pattern. What JavaScript would silently read as something else is refused. @throws InvalidRegexError */
export function translateRegex(pattern: string, body: string, flags: string): string {
  const text = flags.includes('x') ? withoutLayout(body) : body;
  let source = '';
  let at = 0;
  while (at < text.length) {
    const [piece, next] = translateAt(pattern, text, at, flags);
    source += piece;
    at = next;
  }
  return source;
}

type Step = readonly [piece: string, next: number];

function translateAt(pattern: string, text: string, at: number, flags: string): Step {
  switch (text[at]) {
    case '\\':
      return text[at + 1] === 'Q' ? quoted(text, at) : escaped(pattern, text, at, SPELLINGS);
    case '[':
      return characterClass(pattern, text, at);
    case '(':
      return group(text, at);
    case '.':
      return [flags.includes('s') ? '.' : DOT, at + 1];
    case '$':
      return [flags.includes('m') ? '$' : BEFORE_LAST_NEWLINE, at + 1];
    default:
      return [text.charAt(at), at + 1];
  }
}

function group(text: string, at: number): Step {
  if (text.startsWith('(?P<', at)) return ['(?<', at + 4];
  const reference = /^\(\?P=(\w+)\)/.exec(text.slice(at, at + 200));
  if (reference) return [`\\k<${reference[1]}>`, at + reference[0].length];
  if (text.startsWith('(?#', at)) {
    const end = text.indexOf(')', at);
    return ['', end === -1 ? text.length : end + 1];
  }
  return ['(', at + 1];
}

/** `\Q..\E`: everything between means itself. */
function quoted(text: string, at: number): Step {
  const end = text.indexOf('\\E', at + 2);
  const inner = text.slice(at + 2, end === -1 ? text.length : end);
  return [inner.replace(/[\\^$.|?*+()[\]{}/]/g, '\\$&'), end === -1 ? text.length : end + 2];
}

function escaped(pattern: string, text: string, at: number, spellings: ReadonlyMap<string, string>): Step {
  const letter = text[at + 1];
  if (letter === undefined) throw new InvalidRegexError(pattern, 'a backslash at the end');
  const spelling = spellings.get(letter);
  if (spelling !== undefined) return [spelling, at + 2];
  const rest = text.slice(at + 1, at + 40);
  if (!/[A-Za-z]/.test(letter) || SAME.test(letter)) return [`\\${letter}`, at + 2];
  const named = /^k[<{](\w+)[>}]/.exec(rest);
  if (named) return [`\\k<${named[1]}>`, at + 1 + named[0].length];
  const coded = /^(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|c[A-Za-z])/.exec(rest);
  if (coded) return [`\\${coded[0]}`, at + 1 + coded[0].length];
  const braced = /^x\{([0-9A-Fa-f]{1,4})\}/.exec(rest);
  if (braced) return [`\\u${braced[1]?.padStart(4, '0')}`, at + 1 + braced[0].length];
  throw new InvalidRegexError(pattern, `the escape \\${letter} is not supported`);
}

/** `[...]`: a `]` in first place is a member, and `[:alpha:]` names a set. */
function characterClass(pattern: string, text: string, start: number): Step {
  let at = start + 1;
  let source = '[';
  if (text[at] === '^') source += text[at++];
  if (text[at] === ']') {
    source += '\\]';
    at++;
  }
  while (text[at] !== ']') {
    if (at >= text.length) throw new InvalidRegexError(pattern, 'a character class is not closed');
    const [piece, next] = classMember(pattern, text, at);
    source += piece;
    at = next;
  }
  return [`${source}]`, at + 1];
}

function classMember(pattern: string, text: string, at: number): Step {
  if (text[at] === '\\') return escaped(pattern, text, at, SPELLINGS_IN_CLASS);
  const posix = /^\[:(\w+):\]/.exec(text.slice(at, at + 40));
  if (!posix) return [text.charAt(at), at + 1];
  const members = Object.hasOwn(POSIX_CLASSES, posix[1] ?? '') ? POSIX_CLASSES[posix[1] ?? ''] : undefined;
  if (members === undefined) throw new InvalidRegexError(pattern, `unknown character class ${posix[0]}`);
  return [members, at + posix[0].length];
}

/** Verbose mode: white space and `#` comments are layout, unless escaped or inside a class. */
function withoutLayout(body: string): string {
  return body.replace(/(\\.|\[\^?\]?(?:\\.|[^\]\\])*\])|\s+|#[^\n]*/gs, (_, kept: string | undefined) => kept ?? '');
}
