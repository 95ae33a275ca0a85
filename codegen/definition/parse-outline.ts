import { diagnose } from '../check/diagnostic.js';
import type { Entry, Field, Include, ListPart, ObjectPart, Part, Substitution, TextPart } from './outline.js';
import { ReadError, type Token, type TokenKind, tokenize } from './tokens.js';

/** Reads another file's outline, included at `base`. */
export type IncludeReader = (include: Omit<Include, 'entries'>, base: readonly string[]) => readonly Entry[];

/**
 * Outline of one HOCON text. Stricter than the parser, which lets unbalanced brackets and programs in values pass.
 *
 * @throws ReadError on what is no HOCON, or is HOCON that definitions may not use (computed keys, transforms, odd includes)
 */
export function parseOutline(text: string, file: string, base: readonly string[], include: IncludeReader): readonly Entry[] {
  const reader = new OutlineReader(tokenize(text, file), base, include);
  return reader.document();
}

class OutlineReader {
  readonly #tokens: readonly Token[];
  readonly #base: readonly string[];
  readonly #include: IncludeReader;
  #at = 0;

  constructor(tokens: readonly Token[], base: readonly string[], include: IncludeReader) {
    this.#tokens = tokens;
    this.#base = base;
    this.#include = include;
  }

  document(): readonly Entry[] {
    this.#skip('space', 'newline');
    const braced = this.#peek().kind === '{';
    const entries = braced ? this.#object(this.#base).entries : this.#entries('end', this.#base);
    this.#skip('space', 'newline');
    this.#expect('end', 'the end of the file');
    return entries;
  }

  #object(path: readonly string[]): ObjectPart {
    const open = this.#expect('{', '{');
    const entries = this.#entries('}', path);
    if (this.#peek().kind !== '}') throw syntax(open, 'this { is never closed');
    this.#at++;
    return { kind: 'object', entries };
  }

  #entries(until: TokenKind, path: readonly string[]): Entry[] {
    const entries: Entry[] = [];
    for (;;) {
      this.#skip('space', 'newline', 'comma');
      const token = this.#peek();
      if (token.kind === until || token.kind === 'end') return entries;
      entries.push(this.#includes() ? this.#includeEntry(path) : this.#field(path));
    }
  }

  /** Whether an include begins here, and not a key of that name. */
  #includes(): boolean {
    const after = this.#tokens.slice(this.#at + 1, this.#at + 3).find(({ kind }) => kind !== 'space');
    return isIncludeWord(this.#peek()) && after?.kind !== 'assign' && after?.kind !== '{';
  }

  #includeEntry(path: readonly string[]): Include {
    const { location } = this.#next();
    const words = this.#until('newline', 'comma', '}', 'end').filter(({ kind }) => kind !== 'space');
    const text = words.map((word) => (word.quoted ? `"${word.text}"` : word.text)).join('');
    const [, file] = /^(?:required\()?(?:file\()?"([^"\\]+\.(?:conf|json))"\)*$/.exec(text) ?? [];
    if (file === undefined || text.includes('://')) {
      throw new ReadError(
        diagnose('unsupported-include', location, { text: `include ${text}`, expected: 'include "name.conf"' }),
      );
    }
    const include = { kind: 'include', file, location } as const;
    return { ...include, entries: this.#include(include, path) };
  }

  #field(parent: readonly string[]): Field {
    const first = this.#peek();
    const words = this.#until('assign', '{', '}', '[', ']', 'comma', 'newline', 'end');
    const computed = words.find(({ kind }) => kind === 'substitution' || kind === 'pipe');
    if (computed) throw unsupported(computed, 'a computed key');
    const path = keyPath(words);
    if (path.length === 0) throw syntax(first, `a key was expected, not "${printed(first)}"`);
    if (path.some(isQuery)) throw unsupported(first, 'a query as a key');
    this.#skip('space', 'newline');
    if (this.#peek().text === '+=') throw unsupported(this.#peek(), 'appending with +=');
    if (this.#peek().kind === 'assign') this.#at++;
    else if (this.#peek().kind !== '{') throw syntax(first, `key "${path.join('.')}" has no value`);
    this.#skip('space', 'newline');
    const parts = this.#value([...parent, ...path], ['newline', 'comma', '}', 'end']);
    if (parts.length === 0) throw syntax(first, `key "${path.join('.')}" has no value`);
    return { kind: 'field', path, parts, location: first.location };
  }

  /** The parts of a value, up to one of `ends`, which is left to the caller. */
  #value(path: readonly string[], ends: readonly TokenKind[]): Part[] {
    const parts: Part[] = [];
    for (;;) {
      const token = this.#peek();
      if (ends.includes(token.kind)) return parts;
      if (token.kind === '{') parts.push(this.#object(path));
      else if (token.kind === '[') parts.push(this.#list(path));
      else if (token.kind === 'substitution') parts.push(this.#substitution());
      else if (token.kind === 'pipe') throw unsupported(token, 'a transform');
      else if (token.kind !== 'text' && token.kind !== 'space') throw syntax(token, `unexpected "${printed(token)}" in a value`);
      else if (parts.length === 0 && isIncludeWord(token))
        throw unsupported(token, 'an include as a value', 'put the text in quotes');
      else parts.push(this.#text());
    }
  }

  #text(): TextPart {
    const { location } = this.#peek();
    const words: Token[] = [];
    while (['text', 'space'].includes(this.#peek().kind)) words.push(this.#next());
    const source = words.map(({ text, quoted }) => (quoted ? JSON.stringify(text) : text)).join('');
    const text = words.map((word) => word.text).join('');
    return { kind: 'text', text: text.trim(), source, location };
  }

  #list(path: readonly string[]): ListPart {
    const open = this.#next();
    const items: Part[][] = [];
    for (;;) {
      this.#skip('space', 'newline', 'comma');
      const token = this.#peek();
      if (token.kind === 'end') throw syntax(open, 'this [ is never closed');
      if (token.kind === ']') break;
      if (token.kind === '}') throw syntax(token, 'unexpected "}" in a list');
      items.push(this.#value([...path, String(items.length)], ['newline', 'comma', ']', '}', 'end']));
    }
    this.#at++;
    return { kind: 'list', items, location: open.location };
  }

  #substitution(): Substitution {
    const open = this.#next();
    const words = this.#until('}', 'newline', 'end');
    const inner = words.find(({ kind }) => kind !== 'text' && kind !== 'space');
    if (inner) throw unsupported(inner, 'a computed substitution');
    this.#expect('}', '} after the path of a substitution');
    const path = keyPath(words);
    if (path.length === 0 || path.some(isQuery)) throw unsupported(open, 'a query in a substitution');
    return { kind: 'substitution', path, optional: open.text.endsWith('?'), base: this.#base, location: open.location };
  }

  #peek(): Token {
    const token = this.#tokens[this.#at];
    if (!token) throw new RangeError('read beyond the last token');
    return token;
  }

  #next(): Token {
    const token = this.#peek();
    this.#at++;
    return token;
  }

  #skip(...kinds: readonly TokenKind[]): void {
    while (kinds.includes(this.#peek().kind)) this.#at++;
  }

  #until(...kinds: readonly TokenKind[]): Token[] {
    const taken: Token[] = [];
    while (!kinds.includes(this.#peek().kind)) taken.push(this.#next());
    return taken;
  }

  #expect(kind: TokenKind, what: string): Token {
    const token = this.#next();
    if (token.kind !== kind) throw syntax(token, `${what} was expected, not "${printed(token)}"`);
    return token;
  }
}

/** Keys of a dotted path; quoted parts keep their dots. */
function keyPath(words: readonly Token[]): string[] {
  const keys: string[] = [];
  let key = '';
  let started = false;
  for (const { text, quoted } of trimmed(words)) {
    const pieces = quoted ? [text] : text.split('.');
    for (const [i, piece] of pieces.entries()) {
      if (i > 0 && started) {
        keys.push(key);
        key = '';
        started = false;
      }
      if (piece !== '' || quoted) {
        key += piece;
        started = true;
      }
    }
  }
  return started ? [...keys, key] : keys;
}

function trimmed(words: readonly Token[]): readonly Token[] {
  const first = words.findIndex(({ kind }) => kind !== 'space');
  const last = words.findLastIndex(({ kind }) => kind !== 'space');
  return first < 0 ? [] : words.slice(first, last + 1);
}

/** Keys that the parser does not look up but runs as programs. */
function isQuery(key: string): boolean {
  return /^\*?\{|^\*$/.test(key);
}

function isIncludeWord({ kind, quoted, text }: Token): boolean {
  return kind === 'text' && !quoted && (text === 'include' || text === 'require');
}

function syntax({ location }: Token, problem: string): ReadError {
  return new ReadError(diagnose('syntax', location, { problem }));
}

function unsupported({ location }: Token, what: string, mend?: string): ReadError {
  return new ReadError(diagnose('unsupported-expression', location, mend === undefined ? { what } : { what, mend }));
}

function printed({ kind, text }: Token): string {
  if (kind === 'end') return 'the end of the file';
  return kind === 'newline' ? 'the end of the line' : text;
}
