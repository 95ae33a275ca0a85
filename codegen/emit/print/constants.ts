import { Names } from './names.js';
import { Code, printValue } from './typescript.js';

/** The constants of a module, each value once. */
export class Constants {
  readonly #names = new Names();
  readonly #namesByText = new Map<string, string>();
  readonly #declarations: string[] = [];

  /** Declares a constant, or finds the one that has the same type and value. The name is only a wish. */
  share(wanted: string, type: string, value: unknown): Code {
    const text = printValue(value);
    const known = this.#namesByText.get(`${type} ${text}`);
    if (known !== undefined) return new Code(known);
    const name = this.reserve(wanted);
    this.#namesByText.set(`${type} ${text}`, name);
    this.declare(name, type, value);
    return new Code(name);
  }

  /** A name that no other constant gets. */
  reserve(wanted: string): string {
    return this.#names.claim(wanted);
  }

  /** Declares the constant of a reserved name. */
  declare(name: string, type: string, value: unknown): void {
    const declaration = `const ${name}: ${type} = `;
    this.#declarations.push(`${declaration}${printValue(value, 0, declaration.length + 1)};`);
  }

  /** The declarations in the order they were made. */
  toString(): string {
    return this.#declarations.join('\n');
  }
}
