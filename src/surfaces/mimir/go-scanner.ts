/** What Go's decoder says of a text that is no JSON. It quotes one character at most. */
export class GoSyntaxError extends Error {
  override readonly name = 'GoSyntaxError';
}

const SPACE = /[ \t\r\n]/;
const DIGIT = /[0-9]/;

/** Finds the first JSON value in a text. What is wrong with it is said as Go's encoding/json does. */
export class GoScanner {
  readonly #text: string;
  readonly #maxDepth: number;
  #at = 0;

  constructor(text: string, maxDepth: number) {
    this.#text = text;
    this.#maxDepth = maxDepth;
  }

  /** Where the first value begins and ends. @throws GoSyntaxError */
  value(): readonly [from: number, to: number] {
    this.#skipSpace();
    if (this.#ended) throw new GoSyntaxError('EOF');
    const from = this.#at;
    this.#value(0);
    return [from, this.#at];
  }

  #value(depth: number): void {
    this.#skipSpace();
    const first = this.#peek();
    if (first === '{' || first === '[') {
      if (depth >= this.#maxDepth) throw new GoSyntaxError('exceeded max depth');
      this.#at++;
      if (first === '{') this.#object(depth + 1);
      else this.#array(depth + 1);
    } else if (first === '"') this.#string();
    else if (first === '-' || DIGIT.test(first)) this.#number();
    else if (first === 't') this.#literal('true');
    else if (first === 'f') this.#literal('false');
    else if (first === 'n') this.#literal('null');
    else throw this.#unexpected('looking for beginning of value');
  }

  #object(depth: number): void {
    for (let first = true; ; first = false) {
      this.#skipSpace();
      if (first && this.#take('}')) return;
      if (this.#peek() !== '"') throw this.#unexpected('looking for beginning of object key string');
      this.#string();
      this.#skipSpace();
      if (!this.#take(':')) throw this.#unexpected('after object key');
      this.#value(depth);
      this.#skipSpace();
      if (this.#take('}')) return;
      if (!this.#take(',')) throw this.#unexpected('after object key:value pair');
    }
  }

  #array(depth: number): void {
    this.#skipSpace();
    if (this.#take(']')) return;
    for (;;) {
      this.#value(depth);
      this.#skipSpace();
      if (this.#take(']')) return;
      if (!this.#take(',')) throw this.#unexpected('after array element');
    }
  }

  #string(): void {
    this.#at++;
    for (;;) {
      const character = this.#peek();
      if (character < ' ') throw this.#unexpected('in string literal');
      this.#at++;
      if (character === '"') return;
      if (character === '\\') this.#escape();
    }
  }

  #escape(): void {
    const character = this.#peek();
    if (!'"\\/bfnrtu'.includes(character)) throw this.#unexpected('in string escape code');
    this.#at++;
    if (character !== 'u') return;
    for (let digits = 0; digits < 4; digits++) {
      if (!/[0-9a-fA-F]/.test(this.#peek())) throw this.#unexpected('in \\u hexadecimal character escape');
      this.#at++;
    }
  }

  #number(): void {
    const from = this.#at;
    this.#take('-');
    if (!this.#take('0')) this.#digits('in numeric literal');
    if (this.#take('.')) this.#digits('after decimal point in numeric literal');
    if (this.#take('e') || this.#take('E')) {
      if (!this.#take('+')) this.#take('-');
      this.#digits('in exponent of numeric literal');
    }
    const number = this.#text.slice(from, this.#at);
    // Would be written as null later.
    if (!Number.isFinite(Number(number))) {
      throw new GoSyntaxError(`json: cannot unmarshal number ${number.slice(0, 100)} into Go value of type float64`);
    }
  }

  /** One digit or more. */
  #digits(where: string): void {
    if (!DIGIT.test(this.#peek())) throw this.#unexpected(where);
    while (!this.#ended && DIGIT.test(this.#text.charAt(this.#at))) this.#at++;
  }

  #literal(word: string): void {
    this.#at++;
    for (const expected of word.slice(1)) {
      if (!this.#take(expected)) throw this.#unexpected(`in literal ${word} (expecting ${quoted(expected)})`);
    }
  }

  #skipSpace(): void {
    while (!this.#ended && SPACE.test(this.#text.charAt(this.#at))) this.#at++;
  }

  #take(character: string): boolean {
    if (this.#text.charAt(this.#at) !== character) return false;
    this.#at++;
    return true;
  }

  get #ended(): boolean {
    return this.#at >= this.#text.length;
  }

  /** The next character. @throws GoSyntaxError at the end */
  #peek(): string {
    if (this.#ended) throw new GoSyntaxError('unexpected EOF');
    return this.#text.charAt(this.#at);
  }

  #unexpected(where: string): GoSyntaxError {
    return new GoSyntaxError(`invalid character ${quoted(this.#peek())} ${where}`);
  }
}

function quoted(character: string): string {
  if (character === "'") return "'\\''";
  return character === '"' ? "'\"'" : `'${JSON.stringify(character).slice(1, -1)}'`;
}
