import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';

/** What the command line said, by the name of the flag in camel case. */
export type Options = Readonly<Record<string, unknown>>;

/**
 * A flag's value as text: the command line turns digits into numbers, and flags that must stay text come as a list.
 *
 * @throws UsageError when it was given more than once
 */
export function text(options: Options, name: string): string | undefined {
  const value = options[name];
  if (!Array.isArray(value)) return value === undefined ? undefined : String(value);
  if (value.length > 1) throw new UsageError(`--${name} was given ${value.length} times`);
  return String(value[0]);
}

/**
 * The name of what is to be made: the word after the verb or `--name`, without surrounding white space.
 *
 * @throws UsageError when it is empty, or the two differ
 */
export function givenName(options: Options, word: unknown): string | undefined {
  const [first, second] = [word, text(options, 'name')].filter((name) => name !== undefined).map(String);
  if (first !== undefined && second !== undefined && first !== second) {
    throw new UsageError(`two names were given: ${first} and ${second}`);
  }
  const name = first?.trim();
  if (name === '') throw new UsageError('--name: expected a name, got nothing but white space');
  return name;
}

/** A moment that a flag gives. @throws UsageError */
export function moment(options: Options, name: string): Date | undefined {
  const given = text(options, name);
  if (given === undefined) return undefined;
  const found = new Date(given);
  if (Number.isNaN(found.getTime())) throw new UsageError(`--${name} ${given}: expected a date such as 2030-01-31`);
  return found;
}

/** A moment as people read it, to the minute; `none` where there is none. */
export function minute(date: Date | undefined, none: string): string {
  return date?.toISOString().slice(0, 16) ?? none;
}

/** One of the verbs of a command. @throws UsageError listing them */
export function verbOf<Verb extends string>(command: string, verb: unknown, verbs: readonly Verb[]): Verb {
  const found = verbs.find((known) => known === verb);
  if (found !== undefined) return found;
  throw new UsageError(`${command} ${String(verb)}: expected ${verbs.slice(0, -1).join(', ')} or ${verbs.at(-1)}`);
}

/** Answers with JSON, for programs. */
export function writeJson(io: Io, value: unknown): void {
  io.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
