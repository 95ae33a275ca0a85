/** A secret in plain that is kept in memory. Neither JSON nor a log nor an inspection of whatever holds it shows the text. */
export class PlainSecret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The secret itself. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }
}
