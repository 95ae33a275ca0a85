import type { Location } from './ir.js';
import { type Entry, fields, type Part, type Substitution } from './outline.js';

/** A HOCON text that says what an outline says, and nothing else. */
export interface Printed {
  readonly text: string;
  /** What each line of the text came from. */
  readonly places: readonly Location[];
}

/**
 * An outline as HOCON for the parser: includes are put in place and keys are quoted, so that the parser opens no file, and what
 * it may misread is spelled so that it does not.
 *
 * @param has whether a path is defined: tells what a substitution in an included file means
 */
export function printOutline(entries: readonly Entry[], has: (path: readonly string[]) => boolean): Printed {
  const printer = new Printer(has);
  printer.entries(entries);
  return { text: printer.lines.join('\n'), places: printer.places };
}

class Printer {
  readonly lines: string[] = [];
  readonly places: Location[] = [];
  readonly #has: (path: readonly string[]) => boolean;

  constructor(has: (path: readonly string[]) => boolean) {
    this.#has = has;
  }

  entries(entries: readonly Entry[]): void {
    for (const { path, parts, location } of fields(entries)) {
      const substitution = parts.find((part): part is Substitution => part.kind === 'substitution');
      this.#line(`${path.map((key) => JSON.stringify(key)).join('.')}: `, substitution?.location ?? location);
      this.#value(parts, location);
    }
  }

  #value(parts: readonly Part[], at: Location): void {
    for (const part of parts) {
      if (part.kind === 'object') {
        this.#add('{');
        this.entries(part.entries);
        this.#line('}', at);
      } else if (part.kind === 'list') {
        this.#add('[');
        for (const item of part.items) {
          this.#value(item, at);
          this.#add(', ');
        }
        this.#add(']');
      } else if (part.kind === 'substitution') this.#add(this.#substitution(part));
      else this.#add(parts.length === 1 ? plainNumber(part.source) : part.source);
    }
  }

  #substitution({ path, base, optional }: Substitution): string {
    const fromInclude = [...base, ...path];
    const keys = base.length > 0 && this.#has(fromInclude) ? fromInclude : path;
    return `$\{${optional ? '?' : ''}${keys.map((key) => JSON.stringify(key)).join('.')}}`;
  }

  #line(text: string, place: Location): void {
    this.lines.push(text);
    this.places.push(place);
  }

  #add(text: string): void {
    this.lines.push((this.lines.pop() ?? '') + text);
  }
}

/** The strict parser takes a number that begins with 0 for a text: `0.5` is spelled `5e-1`. */
function plainNumber(source: string): string {
  const text = source.trim();
  if (!/^0(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)) return source;
  const number = Number(text);
  return number > 0 && number < 1 ? number.toExponential() : String(number);
}
