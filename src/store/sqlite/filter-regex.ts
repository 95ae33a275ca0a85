import { parseRegex } from '../regex.js';
import { type Clause, exactly } from './clause.js';
import { isPlainText } from './values.js';

/**
 * A pattern that is plain text as an exact SQL condition on a text expression; undefined when it is a real regular expression.
 *
 * @throws InvalidRegexError
 */
export function searchText(expression: string, pattern: string, options: string): Clause | undefined {
  const { literal } = parseRegex(pattern, options);
  if (!literal || !isPlainText(literal.text)) return undefined;
  const { text, fromStart, toEnd, ignoreCase } = literal;
  if (ignoreCase) {
    // SQLite's lower() knows ASCII only, which is all that can equal an ASCII letter in JavaScript's `i` as well.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
    return /^[\x00-\x7f]*$/.test(text) ? placed(`lower(${expression})`, text.toLowerCase(), fromStart, toEnd) : undefined;
  }
  return placed(expression, text, fromStart, toEnd);
}

function placed(expression: string, text: string, fromStart: boolean, toEnd: boolean): Clause | undefined {
  if (fromStart && toEnd) return exactly(`${expression} IN (?, ?)`, text, `${text}\n`);
  if (text === '') return exactly(`${expression} IS NOT NULL`);
  if (fromStart) return prefixed(expression, text);
  if (toEnd) {
    const ends = `substr(${expression}, -length(?)) = ?`;
    return exactly(`${ends} OR ${ends}`, text, text, `${text}\n`, `${text}\n`);
  }
  return exactly(`instr(${expression}, ?) > 0`, text);
}

/** A range and not `LIKE`: an index answers it, and no character in it is special. */
function prefixed(expression: string, prefix: string): Clause {
  const end = afterPrefix(prefix);
  return end === undefined
    ? exactly(`${expression} >= ?`, prefix)
    : exactly(`${expression} >= ? AND ${expression} < ?`, prefix, end);
}

/** The first text after all that start with the prefix: its last code point one higher, over the gap of the surrogates. */
function afterPrefix(prefix: string): string | undefined {
  const points = [...prefix];
  while (points.length > 0) {
    const last = points.pop()?.codePointAt(0) ?? 0;
    if (last < 0x10ffff) return `${points.join('')}${String.fromCodePoint(last === 0xd7ff ? 0xe000 : last + 1)}`;
  }
  return undefined;
}
