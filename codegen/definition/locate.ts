import type { Location } from './ir.js';
import type { Entry, Part } from './outline.js';
import { fields } from './outline.js';

/** Where a value of the resolved definition was written. */
export interface Place {
  readonly location: Location;
  /** Path at which it was written; differs from the path asked for when a substitution brought it there. */
  readonly written: readonly string[];
  /** Keys of the path for which nothing was found; 0 when the whole path was. */
  readonly missing: number;
  /** What stands there, when it is one word or text. */
  readonly text?: string;
}

/** Finds where paths of the resolved value were written, through includes and substitutions; the last writer wins. */
export class Locator {
  readonly #entries: readonly Entry[];
  readonly #top: Location;

  constructor(entries: readonly Entry[], file: string) {
    this.#entries = entries;
    this.#top = { file };
  }

  /** The place of the value at `path`, or of its nearest ancestor that was written down. */
  find(path: readonly string[]): Place {
    const search = new Search(this.#entries);
    search.entries(this.#entries, path, []);
    return search.best ?? { location: this.#top, written: [], missing: path.length };
  }

  location(path: readonly string[]): Location {
    return this.find(path).location;
  }

  /** Whether anything at all is written at `path`. */
  has(path: readonly string[]): boolean {
    return this.find(path).missing === 0;
  }
}

/** One look-up. Substitutions are followed once for each remaining path, so that circles end. */
class Search {
  readonly #root: readonly Entry[];
  readonly #followed = new Set<string>();
  best: Place | undefined;

  constructor(root: readonly Entry[]) {
    this.#root = root;
  }

  /** Looks for `rest` below `written`; true when it was found in full. */
  entries(entries: readonly Entry[], rest: readonly string[], written: readonly string[]): boolean {
    const all = [...fields(entries)].reverse();
    return all.some(({ path, parts, location }) => {
      const shared = Math.min(path.length, rest.length);
      if (!path.slice(0, shared).every((key, i) => key === rest[i])) return false;
      const at = [...written, ...path];
      const left = rest.slice(shared);
      const [part] = parts;
      this.#note({ location, written: at, missing: left.length, ...(part?.kind === 'text' ? { text: part.text } : {}) });
      return left.length === 0 || this.#parts(parts, left, at);
    });
  }

  #parts(parts: readonly Part[], rest: readonly string[], written: readonly string[]): boolean {
    return parts.toReversed().some((part) => this.#part(part, rest, written));
  }

  #part(part: Part, rest: readonly string[], written: readonly string[]): boolean {
    switch (part.kind) {
      case 'object':
        return this.entries(part.entries, rest, written);
      case 'list':
        return this.#item(part.items[Number(rest[0])], rest, written);
      case 'substitution':
        return this.#follow([...part.path], rest) || this.#follow([...part.base, ...part.path], rest);
      case 'text':
        return false;
    }
  }

  #item(item: readonly Part[] | undefined, rest: readonly string[], written: readonly string[]): boolean {
    const [index, ...left] = rest;
    if (item === undefined || index === undefined) return false;
    const at = [...written, index];
    const first = item[0];
    if (first && 'location' in first) this.#note({ location: first.location, written: at, missing: left.length });
    return left.length === 0 || this.#parts(item, left, at);
  }

  #follow(target: readonly string[], rest: readonly string[]): boolean {
    const path = [...target, ...rest];
    const id = JSON.stringify(path);
    if (this.#followed.has(id)) return false;
    this.#followed.add(id);
    // What is found on the way to the target is further from the end of the path than the substitution itself, so it is never noted.
    return this.entries(this.#root, path, []);
  }

  #note(place: Place): void {
    if (this.best === undefined || place.missing < this.best.missing) this.best = place;
  }
}
