/** Columns that printed code keeps to where it can. */
const WIDTH = 120;
const INDENT = '  ';

/** Code to be put into a printed value as it is: the name of a constant, a function. */
export class Code {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Code that is to run only when the member is read: printed as a getter. */
export class Getter extends Code {}

/** A string literal in single quotes. */
export function stringLiteral(text: string): string {
  const json = JSON.stringify(text).slice(1, -1);
  return `'${json.replaceAll('\\"', '"').replaceAll("'", "\\'").replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

/** Name of a property as it stands in an object or interface; `__proto__` is computed, because plain it would set the prototype. */
export function propertyKey(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : stringLiteral(name);
}

/**
 * A JSON value, with `Code` anywhere in it, as an expression: on one line where it fits, else a line for each member.
 *
 * @param depth how many levels the line is indented on which the expression begins
 * @param taken columns taken on that line already
 */
export function printValue(value: unknown, depth = 0, taken = 0): string {
  const flat = flatValue(value);
  if (INDENT.length * depth + taken + flat.length <= WIDTH) return flat;
  if (Array.isArray(value))
    return block(
      '[',
      ']',
      depth,
      value.map((item) => `${printValue(item, depth + 1, 1)},`),
    );
  if (isMembers(value)) {
    const lines = Object.entries(value).map(([name, member]) => {
      if (member instanceof Getter) return `${getter(name, member)},`;
      const key = `${propertyKey(name)}: `;
      return `${key}${printValue(member, depth + 1, key.length + 1)},`;
    });
    return block('{', '}', depth, lines);
  }
  return flat;
}

function flatValue(value: unknown): string {
  if (value instanceof Code) return value.text;
  if (typeof value === 'string') return stringLiteral(value);
  if (Array.isArray(value)) return `[${value.map(flatValue).join(', ')}]`;
  if (isMembers(value)) {
    const members = Object.entries(value).map(([name, member]) =>
      member instanceof Getter ? getter(name, member) : `${propertyKey(name)}: ${flatValue(member)}`,
    );
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  }
  return String(JSON.stringify(value));
}

function getter(name: string, { text }: Getter): string {
  return `get ${propertyKey(name)}() { return ${text}; }`;
}

function isMembers(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Code);
}

/** Lines between brackets, indented one level deeper than the line on which the bracket opens. */
export function block(open: string, close: string, depth: number, lines: readonly string[]): string {
  if (lines.length === 0) return `${open}${close}`;
  const outer = INDENT.repeat(depth);
  return `${open}\n${lines.map((line) => `${outer}${INDENT}${line}`).join('\n')}\n${outer}${close}`;
}

/** A doc comment with a line break behind it, or nothing when there is nothing to say. Long text is wrapped. */
export function docComment(paragraphs: readonly string[], depth = 0): string {
  const outer = INDENT.repeat(depth);
  const width = WIDTH - outer.length - 3;
  const lines = paragraphs
    .flatMap((paragraph) => wrap(paragraph.replaceAll('*/', '*\\/').trim(), width))
    .filter((line) => line !== '');
  const [first, ...others] = lines;
  if (first === undefined) return '';
  if (others.length === 0 && first.length + 4 <= width) return `/** ${first} */\n${outer}`;
  return `/**\n${lines.map((line) => `${outer} * ${line}\n`).join('')}${outer} */\n${outer}`;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
