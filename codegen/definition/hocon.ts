import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Diagnostic, diagnose } from '../check/diagnostic.js';
import { Locator } from './locate.js';
import { type Entry, everything, type Include, type Substitution } from './outline.js';
import { parseOutline } from './parse-outline.js';
import { resolveOutline } from './resolve-outline.js';
import { ReadError } from './tokens.js';

/** A HOCON file as it was written and as it resolves. */
export interface HoconFile {
  readonly file: string;
  /** Includes and substitutions resolved; undefined when that was not possible. Nothing but docs may depend on the order of keys. */
  readonly value: Readonly<Record<string, unknown>> | undefined;
  readonly entries: readonly Entry[];
  readonly locator: Locator;
  readonly diagnostics: readonly Diagnostic[];
  /** This file and all it includes. */
  readonly files: readonly string[];
}

/** Names that cannot be keys: the parser drops some of them in silence and stumbles over the others. */
const OBJECT_WORDS: ReadonlySet<string> = new Set(['prototype', ...Object.getOwnPropertyNames(Object.prototype)]);

/**
 * Reads a HOCON file with everything it includes. Environment variables, addresses and programs have no part in it:
 * the same files always give the same value. Never rejects for what a file says; that becomes diagnostics.
 */
export async function readHocon(file: string): Promise<HoconFile> {
  const files: string[] = [];
  let entries: readonly Entry[] = [];
  const diagnostics: Diagnostic[] = [];
  try {
    entries = readOutline(file, [], files, [], diagnostics);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    diagnostics.push(error.diagnostic);
  }
  const locator = new Locator(entries, file);
  diagnostics.push(...unresolved(entries, locator), ...objectWords(entries));
  const value = diagnostics.length > 0 ? undefined : await resolve(entries, locator, diagnostics);
  return { file, value, entries, locator, diagnostics, files };
}

/** Outline of a file and, through `including` (the chain of files on the way here), of what it includes. */
function readOutline(
  file: string,
  base: readonly string[],
  files: string[],
  including: readonly string[],
  diagnostics: Diagnostic[],
): readonly Entry[] {
  if (!files.includes(file)) files.push(file);
  const chain = [...including, file];
  const include = (found: Omit<Include, 'entries'>, at: readonly string[]): readonly Entry[] => {
    const target = join(dirname(file), found.file);
    const problem = chain.includes(target) ? 'circular-include' : existsSync(target) ? undefined : 'missing-file';
    if (problem === undefined) return readOutline(target, at, files, chain, diagnostics);
    diagnostics.push(diagnose(problem, found.location, { file: found.file, expected: target }));
    return [];
  };
  return parseOutline(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), file, base, include);
}

async function resolve(entries: readonly Entry[], locator: Locator, diagnostics: Diagnostic[]): Promise<HoconFile['value']> {
  try {
    return await resolveOutline(entries, locator);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    diagnostics.push(error.diagnostic);
    return undefined;
  }
}

function unresolved(entries: readonly Entry[], locator: Locator): Diagnostic[] {
  return [...everything(entries)]
    .filter((each): each is Substitution => each.kind === 'substitution' && !each.optional)
    .filter(({ path, base }) => !locator.has(path) && !locator.has([...base, ...path]))
    .map(({ path, location }) => diagnose('unresolved-substitution', location, { path: path.map(quoteKey).join('.') }));
}

function objectWords(entries: readonly Entry[]): Diagnostic[] {
  return [...everything(entries)].flatMap((each) => {
    const name = each.kind === 'field' ? each.path.find((key) => OBJECT_WORDS.has(key)) : undefined;
    if (name === undefined || each.kind !== 'field') return [];
    return [diagnose('reserved-name', each.location, { what: 'key', name, language: 'JavaScript' })];
  });
}

/** A key as HOCON wants it written in a path. */
function quoteKey(key: string): string {
  return /^[\w-]+$/.test(key) ? key : JSON.stringify(key);
}
