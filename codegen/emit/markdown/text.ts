/** A word of code: a name, a value. */
export function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  return text === '' ? '' : `${fence}${text}${fence}`;
}

/** Words of a definition as Markdown that shows them as they were written. */
export function prose(text: string): string {
  return text
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\*<`]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&');
}

/** The first sentence of a text. */
export function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text.trim())?.[0] ?? text.trim();
}

/** A place that links lead to, whatever the heading beside it comes to say. */
export function anchor(name: string): string {
  return `<a id="${name}"></a>`;
}

/** `a, b and c` */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** A block of code, fenced so that nothing in it ends the block. */
export function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A column of a table; one that is left out where no row has anything to say may be `optional`. */
export interface Column<Row> {
  readonly title: string;
  readonly of: (row: Row) => string;
  readonly optional?: boolean;
}

/** A Markdown table; pipes in cells are escaped. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const shown = columns.filter(({ optional, of }) => !optional || rows.some((row) => of(row) !== ''));
  const line = (cells: readonly string[]) => `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
  const head = [line(shown.map(({ title }) => title)), `|${'---|'.repeat(shown.length)}`];
  return [...head, ...rows.map((row) => line(shown.map(({ of }) => of(row))))].join('\n');
}
