import type { Location } from './ir.js';

/**
 * What the text of a file says before anything is resolved: every key, substitution and include with its place.
 * Values come from the HOCON parser; the outline tells where they were written.
 */
export type Entry = Field | Include;

export interface Field {
  readonly kind: 'field';
  /** `succeeded.items."2.1"` is three keys. */
  readonly path: readonly string[];
  /** Concatenated in this order. */
  readonly parts: readonly Part[];
  readonly location: Location;
}

export interface Include {
  readonly kind: 'include';
  /** As written. */
  readonly file: string;
  /** What the included file says, once it has been read. */
  readonly entries: readonly Entry[];
  readonly location: Location;
}

export type Part = ObjectPart | ListPart | Substitution | TextPart;

export interface ObjectPart {
  readonly kind: 'object';
  readonly entries: readonly Entry[];
}

export interface ListPart {
  readonly kind: 'list';
  readonly items: readonly (readonly Part[])[];
  readonly location: Location;
}

export interface Substitution {
  readonly kind: 'substitution';
  readonly path: readonly string[];
  readonly optional: boolean;
  /** Where the file that says it is included: paths may be meant from there or from the top. */
  readonly base: readonly string[];
  readonly location: Location;
}

/** Words, texts and the spaces around them, up to something else. */
export interface TextPart {
  readonly kind: 'text';
  /** What it says: `2.10` where the parser reads the number 2.1. */
  readonly text: string;
  /** The same as HOCON. */
  readonly source: string;
  readonly location: Location;
}

/** All entries of a list and of the files it includes, one after the other. */
export function* fields(entries: readonly Entry[]): Generator<Field> {
  for (const entry of entries) {
    if (entry.kind === 'field') yield entry;
    else yield* fields(entry.entries);
  }
}

/** Every field and part below, depth first, each once. */
export function* everything(entries: readonly Entry[]): Generator<Field | Part> {
  for (const field of fields(entries)) {
    yield field;
    for (const part of field.parts) yield* within(part);
  }
}

function* within(part: Part): Generator<Field | Part> {
  yield part;
  if (part.kind === 'object') yield* everything(part.entries);
  if (part.kind === 'list') for (const item of part.items) for (const inner of item) yield* within(inner);
}
