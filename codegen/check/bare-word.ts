/** Words that are truth values elsewhere (Python, YAML) and plain text in HOCON. */
export function isBareWord(value: unknown): value is string {
  return typeof value === 'string' && /^(true|false|yes|no|on|off)$/i.test(value);
}
