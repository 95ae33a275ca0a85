import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readDefinitions } from '../definition/read.js';
import { formatLock, LOCK_FILE, readLock } from '../lock/lock-file.js';
import { type LockUpdate, updateLock } from '../lock/update-lock.js';
import { textOf, writeWhole } from '../outputs.js';
import { type ExitCode, type Format, type Io, report, usage } from './io.js';

export interface LockCommandOptions {
  readonly schemas: string;
  readonly format: Format;
  /** Changed or removed layers to take over all the same: `service.action@version`. */
  readonly accept: readonly string[];
}

/** `taskwright lock`: records new layers as published; changed ones are refused unless accepted by name. */
export async function lockCommand({ schemas, format, accept }: LockCommandOptions, io: Io): Promise<ExitCode> {
  if (!existsSync(schemas)) return usage(`no such folder: ${schemas}`, io);
  const { api, diagnostics } = await readDefinitions(schemas);
  const file = join(schemas, LOCK_FILE);
  const { lock, diagnostics: unreadable } = readLock(file);
  if (!api || unreadable.length > 0) {
    report([...diagnostics, ...unreadable], format, io);
    return 1;
  }
  const update = updateLock(api, lock, file, accept);
  const [unknown] = update.unknown;
  if (unknown !== undefined) return usage(`--accept ${unknown}: not a changed or removed layer`, io);
  if (format === 'json' || update.refused.length > 0) report(update.refused, format, io);
  if (update.refused.length > 0) return 1;
  const text = formatLock(update.lock);
  if (text !== textOf(file)) writeWhole(file, text);
  if (format === 'text') io.stdout.write(`${summary(update, file)}\n`);
  return 0;
}

function summary({ lock, added, accepted }: LockUpdate, file: string): string {
  const changes = added.length + accepted.length === 0 ? 'nothing new' : `${added.length} new, ${accepted.length} accepted`;
  return `${file}: ${lock.size} layers, ${changes}`;
}
