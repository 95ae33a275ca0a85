/** What the command line said, by the name of the flag in camel case. */
type Options = Readonly<Record<string, unknown>>;

/**
 * Flags with their values as they were typed: the command line turns whatever looks like a number into one, and `0012` or `1e5` may be
 * a key, a name or an id.
 *
 * @param argv the words of the command
 * @param flags without the dashes: `log-dir`
 */
export function withRawValues(options: Options, argv: readonly string[], flags: readonly string[]): Options {
  const typed = flags.map((flag) => [camelCase(flag), valuesOf(`--${flag}`, argv)] as const);
  return { ...options, ...Object.fromEntries(typed.filter(([, values]) => values.length > 0)) };
}

/** A word that starts with a dash is another flag, and no value. */
function valuesOf(flag: string, argv: readonly string[]): string[] {
  const words = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
  return words.flatMap((word, index) => {
    if (word.startsWith(`${flag}=`)) return [word.slice(flag.length + 1)];
    const next = words[index + 1];
    return word === flag && next !== undefined && !next.startsWith('-') ? [next] : [];
  });
}

function camelCase(flag: string): string {
  return flag.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
