const WIDTH = 100;
const INDENT = '  ';

/** JSON for reading: on one line where it fits, otherwise a line for each member. */
export function jsonText(value: unknown, depth = 0, taken = 0): string {
  const flat = flatJson(value);
  if (typeof value !== 'object' || value === null || INDENT.length * depth + taken + flat.length <= WIDTH) return flat;
  const inner = INDENT.repeat(depth + 1);
  const lines = Array.isArray(value)
    ? value.map((item) => jsonText(item, depth + 1))
    : Object.entries(value).map(([key, member]) => {
        const label = `${JSON.stringify(key)}: `;
        return `${label}${jsonText(member, depth + 1, label.length + 1)}`;
      });
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${lines.map((line) => inner + line).join(',\n')}\n${INDENT.repeat(depth)}${close}`;
}

/** JSON on one line, with a space after each comma and colon. */
export function flatJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flatJson).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${flatJson(member)}`);
  return `{${members.join(', ')}}`;
}
