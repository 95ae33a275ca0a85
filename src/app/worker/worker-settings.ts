import { hostname } from 'node:os';
import { type Options, text } from '../commands/options.js';
import type { Io } from '../io.js';
import { type AccessKey, accessKey, serverUrl } from '../server-access.js';
import { UsageError } from '../usage-error.js';

/** What `taskwright worker` was told. */
export interface WorkerSettings {
  /** Base of the server's addresses, without a slash at its end. */
  readonly url: string;
  readonly key: AccessKey;
  /** Names or ids, the most important first. */
  readonly queues: readonly string[];
  /** Shell command with `{task}` where the id goes. */
  readonly command: string;
  readonly name: string;
  readonly pollMs: number;
  readonly graceMs: number;
  readonly once: boolean;
  readonly logDir: string | undefined;
}

/** Reads flags and environment. @throws UsageError naming the flag, what was expected and what came */
export function workerSettings(options: Options, environment: Io['environment']): WorkerSettings {
  const command = text(options, 'exec')?.trim();
  if (!command) throw new UsageError("--exec: expected the command that runs a task, such as 'python train.py {task}'");
  return {
    url: serverUrl(text(options, 'url') ?? 'http://127.0.0.1:8008'),
    key: accessKey(options, environment),
    queues: queueNames(options.queue),
    command,
    name: workerName(text(options, 'name')),
    pollMs: milliseconds('--poll-interval', text(options, 'pollInterval') ?? '5', 0.05),
    graceMs: milliseconds('--grace', text(options, 'grace') ?? '10', 0),
    once: options.once === true,
    logDir: text(options, 'logDir'),
  };
}

function queueNames(given: unknown): readonly string[] {
  const names = given === undefined ? ['default'] : [given].flat().map(String);
  if (names.some((name) => name === '')) throw new UsageError('--queue: expected the name or id of a queue, got an empty one');
  return [...new Set(names)];
}

/** Names are unique for one user: the process is part of the name that is made up. */
function workerName(given: string | undefined): string {
  const name = given?.trim() ?? `${hostname()}:${process.pid}`;
  if (name === '') throw new UsageError('--name: expected a name, got nothing but white space');
  return name;
}

function milliseconds(flag: string, given: string, least: number): number {
  const seconds = given.trim() === '' ? Number.NaN : Number(given);
  if (seconds >= least && seconds <= 3600) return Math.round(seconds * 1000);
  throw new UsageError(`${flag} ${given}: expected seconds from ${least} to 3600`);
}
