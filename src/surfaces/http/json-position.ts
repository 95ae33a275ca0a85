/** Where a text stops being JSON, and what could have stood there. */
export interface JsonProblem {
  /** In UTF-16 units from the start; the length of the text when it ends too early. */
  readonly offset: number;
  readonly expected: string;
}

/**
 * Finds the first character at which `text` cannot be JSON; undefined when all of it is. JSON.parse knows too, but its message differs
 * from engine to engine, often leaves the position out and quotes the text. Runs on failures only.
 *
 * @example
 * locateJsonError('{"a": }'); // { offset: 6, expected: 'a value' }
 */
export function locateJsonError(text: string): JsonProblem | undefined {
  const scan = new JsonScan(text);
  for (let at = skipSpace(text, 0); ; at = skipSpace(text, at)) {
    if (at === text.length && scan.isComplete) return undefined;
    const next = scan.token(at);
    if (typeof next === 'object') return next;
    at = next;
  }
}

type State = 'value' | 'first item' | 'first name' | 'name' | 'colon' | 'separator' | 'end';

const EXPECTED: Readonly<Record<State, string>> = {
  value: 'a value',
  'first item': 'a value or "]"',
  'first name': 'a quoted name or "}"',
  name: 'a quoted name',
  colon: '":"',
  separator: '"," or the closing bracket',
  end: 'nothing more',
};

/** A stack and a state instead of recursion: the text may be nested as deep as it likes. */
class JsonScan {
  readonly #text: string;
  readonly #closers: ('}' | ']')[] = [];
  #state: State = 'value';

  constructor(text: string) {
    this.#text = text;
  }

  get isComplete(): boolean {
    return this.#state === 'end';
  }

  /** Reads the token at `at`; the offset behind it, or what is wrong there. */
  token(at: number): number | JsonProblem {
    switch (this.#state) {
      case 'value':
        return this.#value(at);
      case 'first item':
        return this.#closes(at) ? this.#close(at) : this.#value(at);
      case 'first name':
        return this.#closes(at) ? this.#close(at) : this.#name(at);
      case 'name':
        return this.#name(at);
      case 'colon':
        return this.#text[at] === ':' ? this.#go('value', at + 1) : this.#problem(at);
      case 'separator':
        if (this.#closes(at)) return this.#close(at);
        if (this.#text[at] !== ',') return this.#problem(at);
        return this.#go(this.#closers.at(-1) === '}' ? 'name' : 'value', at + 1);
      case 'end':
        return this.#problem(at);
    }
  }

  #value(at: number): number | JsonProblem {
    switch (this.#text[at]) {
      case '{':
        this.#closers.push('}');
        return this.#go('first name', at + 1);
      case '[':
        this.#closers.push(']');
        return this.#go('first item', at + 1);
      case '"':
        return this.#passed(stringEnd(this.#text, at));
      default:
        return this.#passed(match(NUMBER, this.#text, at) ?? match(LITERAL, this.#text, at) ?? this.#problem(at));
    }
  }

  #name(at: number): number | JsonProblem {
    if (this.#text[at] !== '"') return this.#problem(at);
    const end = stringEnd(this.#text, at);
    return typeof end === 'object' ? end : this.#go('colon', end);
  }

  #closes(at: number): boolean {
    return this.#text[at] === this.#closers.at(-1);
  }

  #close(at: number): number | JsonProblem {
    this.#closers.pop();
    return this.#passed(at + 1);
  }

  #passed(end: number | JsonProblem): number | JsonProblem {
    return typeof end === 'object' ? end : this.#go(this.#closers.length > 0 ? 'separator' : 'end', end);
  }

  #go(state: State, at: number): number {
    this.#state = state;
    return at;
  }

  #problem(offset: number): JsonProblem {
    return { offset, expected: EXPECTED[this.#state] };
  }
}

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** A loop and not one expression: strings of megabytes would exhaust the matcher's stack. */
function stringEnd(text: string, start: number): number | JsonProblem {
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (Number.isNaN(code)) return { offset: at, expected: 'a closing quote' };
    if (code === 0x22) return at + 1;
    if (code < 0x20) return { offset: at, expected: 'an escape instead of a control character' };
    const end = code === 0x5c ? match(ESCAPE, text, at) : at + 1;
    if (end === undefined) return { offset: at, expected: 'a known escape' };
    at = end;
  }
}

function skipSpace(text: string, at: number): number {
  return match(SPACE, text, at) ?? at;
}

/** Offset behind what `pattern` (sticky) matches at `at`. */
function match(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
