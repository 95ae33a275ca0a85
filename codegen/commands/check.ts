import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrors, tidy } from '../check/diagnostic.js';
import { readDefinitions } from '../definition/read.js';
import { checkLock } from '../lock/check-lock.js';
import { LOCK_FILE, readLock } from '../lock/lock-file.js';
import { type ExitCode, type Format, type Io, report, usage } from './io.js';

export interface CheckCommandOptions {
  readonly schemas: string;
  readonly format: Format;
}

/** `taskwright check`: everything wrong with the definitions, changes to published layers included. Warnings do not fail. */
export async function checkCommand({ schemas, format }: CheckCommandOptions, io: Io): Promise<ExitCode> {
  if (!existsSync(schemas)) return usage(`no such folder: ${schemas}`, io);
  const { api, diagnostics } = await readDefinitions(schemas);
  const file = join(schemas, LOCK_FILE);
  const { lock, diagnostics: unreadable } = readLock(file);
  const comparable = api !== undefined && unreadable.length === 0;
  const found = tidy([...diagnostics, ...unreadable, ...(comparable ? checkLock(api, lock, file) : [])]);
  report(found, format, io);
  if (format === 'text' && found.length === 0) io.stdout.write(`${schemas}: no problems\n`);
  return hasErrors(found) ? 1 : 0;
}
