/** Columns that emitted lines keep to where they can. */
export const WIDTH = 100;
const INDENT = '    ';

/** Something that fits on a line, or a bracket with parts that may each get a line of their own. */
export type Doc = string | Brackets;

export interface Brackets {
  readonly open: string;
  readonly parts: readonly Doc[];
  readonly close: string;
}

export function brackets(open: string, parts: readonly Doc[], close: string): Brackets {
  return { open, parts, close };
}

/** What stands before and after a document on its first and last line. */
export function around(before: string, doc: Doc, after = ''): Doc {
  return typeof doc === 'string'
    ? `${before}${doc}${after}`
    : { open: `${before}${doc.open}`, parts: doc.parts, close: `${doc.close}${after}` };
}

/** On one line. */
export function flat(doc: Doc): string {
  return typeof doc === 'string' ? doc : `${doc.open}${doc.parts.map(flat).join(', ')}${doc.close}`;
}

/**
 * A document on one line where it fits, else a line for each part of its outermost bracket, and so on inwards.
 *
 * @param depth how deep the lines will stand once they are all in place; they are not moved in yet
 * @param after what ends the last line
 */
export function lines(doc: Doc, depth: number, after = ''): string[] {
  const whole = flat(doc);
  const fits = INDENT.length * depth + whole.length + after.length <= WIDTH;
  if (typeof doc === 'string' || doc.parts.length === 0 || fits) return [`${whole}${after}`];
  return spread(doc, depth, after);
}

/** Every part on a line of its own, whether all would fit on one or not. */
export function spread({ open, parts, close }: Brackets, depth: number, after = ''): string[] {
  // What one part in square brackets means, a comma behind it would change.
  const comma = open.endsWith('[') && parts.length === 1 ? '' : ',';
  return [open, ...indented(parts.flatMap((part) => lines(part, depth + 1, comma))), `${close}${after}`];
}

/** Lines moved in by so many levels; empty ones stay empty. */
export function indented(text: readonly string[], depth = 1): string[] {
  return text.map((line) => (line === '' ? '' : `${INDENT.repeat(depth)}${line}`));
}

/** A text as Python writes it. */
export function text(value: string): string {
  // JSON's escapes are all Python's too; what is not ASCII may stand as it is.
  return JSON.stringify(value);
}

/** A constant as Python writes it. */
export function constant(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return `[${value.map(constant).join(', ')}]`;
  if (typeof value === 'object') {
    return `{${Object.entries(value)
      .map(([name, member]) => `${text(name)}: ${constant(member)}`)
      .join(', ')}}`;
  }
  return String(value);
}

/** Text broken into lines of at most `width` columns, the later ones moved in. */
export function wrapped(content: string, width: number, hang = ''): string[] {
  const found: string[] = [];
  for (const word of content.split(/\s+/).filter((each) => each !== '')) {
    const last = found.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) found[found.length - 1] = `${last} ${word}`;
    else found.push(found.length === 0 ? word : `${hang}${word}`);
  }
  return found;
}
