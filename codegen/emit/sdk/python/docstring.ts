import { WIDTH, wrapped } from './printer.js';

/** A paragraph, or a section of items with what there is to say of each. */
export type Section = string | { readonly title: string; readonly items: readonly DocItem[] };

export interface DocItem {
  readonly term: string;
  readonly text: string;
}

/** A docstring at a depth, as lines that are not moved in yet; none when there is nothing to say. */
export function docstring(sections: readonly Section[], depth: number): string[] {
  const width = WIDTH - 4 * depth;
  const blocks = sections.map((section) => block(section, width)).filter((each) => each.length > 0);
  const [first = [], ...others] = blocks;
  const body = [...first, ...others.flatMap((each) => ['', ...each])].map(escaped);
  const [line = '', ...more] = body;
  if (line === '') return [];
  // A quote at the end would run into the closing ones.
  if (more.length === 0 && line.length + 6 <= width && !line.endsWith('"')) return [`"""${line}"""`];
  return [...wrapped(line, width - 3).map((each, i) => (i === 0 ? `"""${each}` : each)), ...more, '"""'];
}

function block(section: Section, width: number): string[] {
  if (typeof section === 'string') return wrapped(section, width - 3);
  if (section.items.length === 0) return [];
  const items = section.items.flatMap(({ term, text }) => {
    const whole = text === '' ? term : `${term}: ${text}`;
    return wrapped(whole, width - 4, '    ').map((line) => `    ${line}`);
  });
  return [`${section.title}:`, ...items];
}

function escaped(line: string): string {
  return line.replaceAll('\\', '\\\\').replaceAll('"""', '\\"\\"\\"');
}
