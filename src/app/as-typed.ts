/**
 * The values of a flag as they were typed, undefined when it was not: the command line's parser makes the number 7 of `007`.
 *
 * @param flag with its dashes: `"--id"`
 *
 * @example
 * asTyped(['create', '--id', '007'], '--id'); // ['007']
 */
export function asTyped(argv: readonly string[], flag: string): readonly string[] | undefined {
  const values = argv.flatMap((word, at) => {
    if (word.startsWith(`${flag}=`)) return [word.slice(flag.length + 1)];
    return word === flag ? argv.slice(at + 1, at + 2) : [];
  });
  return values.length > 0 ? values : undefined;
}
