import { readFileSync } from 'node:fs';
import { type Options, text } from './commands/options.js';
import type { Io } from './io.js';
import { UsageError } from './usage-error.js';

/** What a client of a server shows to be let in. */
export interface AccessKey {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** The address of a server that `--url` names, without a slash at its end. @throws UsageError */
export function serverUrl(given: string): string {
  const wanted = 'expected the address of a server, such as http://127.0.0.1:8008';
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw new UsageError(`--url: ${wanted}`);
  if (url.username || url.password) throw new UsageError(`--url: ${wanted}; the key belongs into the environment`);
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/** Flags win over the environment, as everywhere; a secret may come from a file. @throws UsageError when there is none */
export function accessKey(options: Options, environment: Io['environment']): AccessKey {
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
