import type { Location } from './ir.js';
import { type Entry, fields, type Part } from './outline.js';

/** Where a value of the resolved definition was written. */
export interface Place {
  readonly location: Location;
  /** Path at which it was written; differs from the path asked for when a substitution brought it there. */
  readonly written: readonly string[];
  /** Keys of the path for which nothing was found; 0 when the whole path was. */
  readonly missing: number;
  /** A longer dotted key only passes through the path: `a.b.c` says where `a.b` is, but not what. */
  readonly passing: boolean;
  /** What stands there, when it is one word or text. */
  readonly text?: string;
}

/** Finds where paths of the resolved value were written, through includes and substitutions. */
export class Locator {
  readonly #entries: readonly Entry[];
  readonly #top: Location;

  constructor(entries: readonly Entry[], file: string) {
    this.#entries = entries;
    this.#top = { file };
  }

  /** The place that decided the value at `path` (the last writer), or that of its nearest ancestor that was written down. */
  find(path: readonly string[]): Place {
    const { full, nearest } = new Search(this.#entries, path);
    const top = { location: this.#top, written: [], missing: path.length, passing: false };
    return full.find(({ passing }) => !passing) ?? full[0] ?? nearest ?? top;
  }

  /** Every place that wrote at `path`, the last writer first. */
  places(path: readonly string[]): readonly Place[] {
    return new Search(this.#entries, path).full;
  }

  location(path: readonly string[]): Location {
    return this.find(path).location;
  }

  /** Whether anything at all is written at `path`. */
  has(path: readonly string[]): boolean {
    return this.places(path).length > 0;
  }
}

/** One look-up. A substitution is followed once for each remaining path, so that circles end. */
class Search {
  readonly full: Place[] = [];
  nearest: Place | undefined;
  readonly #root: readonly Entry[];
  readonly #followed = new Set<string>();

  constructor(root: readonly Entry[], path: readonly string[]) {
    this.#root = root;
    this.#entries(root, path, []);
  }

  /** Looks for `rest` below `written`. */
  #entries(entries: readonly Entry[], rest: readonly string[], written: readonly string[]): void {
    for (const { path, parts, location } of [...fields(entries)].reverse()) {
      const shared = Math.min(path.length, rest.length);
      if (!path.slice(0, shared).every((key, i) => key === rest[i])) continue;
      const at = [...written, ...path];
      const left = rest.slice(shared);
      const [part] = parts;
      const passing = path.length > rest.length;
      const text = part?.kind === 'text' && parts.length === 1 && !passing ? { text: part.text } : {};
      this.#note({ location, written: at, missing: left.length, passing, ...text });
      if (left.length > 0) this.#parts(parts, left, at);
    }
  }

  #parts(parts: readonly Part[], rest: readonly string[], written: readonly string[]): void {
    for (const part of parts.toReversed()) {
      if (part.kind === 'object') this.#entries(part.entries, rest, written);
      if (part.kind === 'list') this.#item(part.items[Number(rest[0])] ?? [], rest, written);
      if (part.kind === 'substitution') {
        this.#follow([...part.path, ...rest]);
        this.#follow([...part.base, ...part.path, ...rest]);
      }
    }
  }

  #item(item: readonly Part[], rest: readonly string[], written: readonly string[]): void {
    const at = [...written, ...rest.slice(0, 1)];
    const left = rest.slice(1);
    const [first] = item;
    if (first && 'location' in first) this.#note({ location: first.location, written: at, missing: left.length, passing: false });
    if (left.length > 0) this.#parts(item, left, at);
  }

  // What is found on the way to a substitution's target is further from the end of the path than the substitution itself, so it is never noted.
  #follow(path: readonly string[]): void {
    const id = JSON.stringify(path);
    if (this.#followed.has(id)) return;
    this.#followed.add(id);
    this.#entries(this.#root, path, []);
  }

  #note(place: Place): void {
    if (place.missing === 0) this.full.push(place);
    else if (this.nearest === undefined || place.missing < this.nearest.missing) this.nearest = place;
  }
}
