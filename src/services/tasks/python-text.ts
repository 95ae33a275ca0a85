/**
 * A JSON value as Python prints it: the form in which old clients expect to read back parameters of any type (task-core 5.6).
 * JSON does not tell 1.0 from 1, so whole numbers come out as integers.
 *
 * @example
 * pythonText({ a: [1, null, true] }); // "{'a': [1, None, True]}"
 */
export function pythonText(value: unknown): string {
  return typeof value === 'string' ? value : literal(value);
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  const members = Object.entries(value).map(([key, member]) => `${quoted(key)}: ${literal(member)}`);
  return `{${members.join(', ')}}`;
}

/** Python turns to exponents earlier than JavaScript does for small numbers, and gives them two digits. */
function number(value: number): string {
  const small = value !== 0 && Math.abs(value) < 1e-4;
  return (small ? value.toExponential() : String(value)).replace(/e([+-])(\d)$/, 'e$10$2');
}

/** Python prefers single quotes, unless only they occur in the text. */
function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll(/[\\\p{C}\p{Z}]/gu, (character) =>
    character === ' ' ? character : escapeCharacter(character),
  );
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}

const SHORT_ESCAPES = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function escapeCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  if (code.length <= 2) return SHORT_ESCAPES.get(character) ?? `\\x${code.padStart(2, '0')}`;
  return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\U${code.padStart(8, '0')}`;
}
