/**
 * A JSON value as Python prints it: the form in which old clients expect to read back parameters of any type (task-core 5.6).
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
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object')
    return `{${Object.entries(value)
      .map(([key, member]) => `${quoted(key)}: ${literal(member)}`)
      .join(', ')}}`;
  return String(value);
}

/** Python prefers single quotes, unless only they occur in the text. */
function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}
