import hocon from 'hocon-parser';
import { type Diagnostic, diagnose } from '../check/diagnostic.js';
import type { Location } from './ir.js';

export type TokenKind =
  | 'comma'
  | 'assign'
  | '{'
  | '}'
  | '['
  | ']'
  | 'text'
  | 'newline'
  | 'space'
  | 'substitution'
  | 'pipe'
  | 'end';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly quoted: boolean;
  readonly location: Location;
}

const KINDS: Readonly<Record<string, TokenKind>> = {
  COMMA: 'comma',
  ASSIGN: 'assign',
  OPEN_CURLY: '{',
  CLOSE_CURLY: '}',
  OPEN_SQUARE: '[',
  CLOSE_SQUARE: ']',
  VALUE: 'text',
  NEWLINE: 'newline',
  WHITESPACE: 'space',
  SUBSTITUTION: 'substitution',
  PIPE: 'pipe',
};

/** Carries a diagnostic out of the reader's depths. */
export class ReadError extends Error {
  override readonly name = 'ReadError';
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

/** The tokens of a HOCON text without its comments, closed by an `end`. @throws ReadError on a text that has none. */
export function tokenize(text: string, file: string): Token[] {
  const tokens: Token[] = [];
  try {
    const Tokenizer = hocon.getClass('core.Tokenizer');
    for (const { type, value, line, col, quoted } of new Tokenizer().tokenize(text, true)) {
      const kind = KINDS[type.description ?? ''];
      // The tokenizer counts a quoted text from its first letter; people look for the quote.
      if (kind) tokens.push({ kind, text: value, quoted, location: { file, line, column: quoted ? col - 1 : col } });
    }
  } catch (error) {
    throw syntaxError(error, file);
  }
  const line = text.split('\n').length;
  tokens.push({ kind: 'end', text: '', quoted: false, location: { file, line, column: text.length - text.lastIndexOf('\n') } });
  return tokens;
}

/** A tokenizer's error at the place it names. */
function syntaxError(error: unknown, file: string): ReadError {
  const message = error instanceof Error ? error.message : String(error);
  const place = /line: (\d+), col: (\d+)/.exec(message);
  const location = place ? { file, line: Number(place[1]), column: Number(place[2]) } : { file };
  return new ReadError(diagnose('syntax', location, { problem: problemIn(message) }));
}

/** A message of the parser freed of its own notion of place. */
export function problemIn(message: string): string {
  return message.replace(/\s*(?:[(,]\s*Source:|\(?(?:text: '[^']*', )?line: |Token: \{).*$/s, '').replace(/[.!]$/, '');
}
