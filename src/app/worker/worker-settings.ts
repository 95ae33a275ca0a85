import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { type Options, text } from '../commands/options.js';
import { UsageError } from '../usage-error.js';
import type { AccessKey } from './api-client.js';

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

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads flags and environment. @throws UsageError naming the flag, what was expected and what came */
export function workerSettings(options: Options, environment: Environment): WorkerSettings {
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

function serverUrl(given: string): string {
  const wanted = 'expected the address of a server, such as http://127.0.0.1:8008';
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw new UsageError(`--url: ${wanted}`);
  if (url.username || url.password) throw new UsageError(`--url: ${wanted}; the key belongs into the environment`);
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/** Flags win over the environment, as everywhere; a secret may come from a file. */
function accessKey(options: Options, environment: Environment): AccessKey {
  const key = text(options, 'key') ?? environment.TASKWRIGHT_ACCESS_KEY;
  const secret =
    text(options, 'secret') ?? environment.TASKWRIGHT_SECRET_KEY ?? secretFile(environment.TASKWRIGHT_SECRET_KEY_FILE);
  if (key && secret) return { accessKey: key, secretKey: secret };
  throw new UsageError(
    `no ${key ? 'secret key' : 'access key'}: set TASKWRIGHT_ACCESS_KEY and TASKWRIGHT_SECRET_KEY, or say --key and --secret`,
  );
}

function secretFile(path: string | undefined): string | undefined {
  if (!path) return undefined;
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    throw new UsageError(`TASKWRIGHT_SECRET_KEY_FILE: cannot read ${path}`);
  }
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
