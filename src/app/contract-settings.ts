import { randomBytes } from 'node:crypto';
import { type Credentials, type ReportFormat, reportFormats } from '../../codegen/contract/index.js';
import { type Options, text } from './commands/options.js';
import { secretFromStdin } from './commands/secret-from-stdin.js';
import type { Io } from './io.js';
import { accessKey, serverUrl } from './server-access.js';
import { UsageError } from './usage-error.js';

/** What `taskwright contract` was told. */
export interface ContractSettings {
  /** Folder of the definitions. */
  readonly schemas: string;
  /** Base of the server's addresses, without a slash at its end. */
  readonly url: string;
  /** Undefined: calls are made without. */
  readonly credentials: Credentials | undefined;
  readonly version: string | undefined;
  /** Services and actions; all when there are none. */
  readonly only: readonly string[];
  readonly seed: string;
  readonly runs: number;
  readonly timeLimitMs: number;
  readonly concurrency: number;
  readonly strict: boolean;
  readonly format: ReportFormat;
}

/** Reads flags, environment and, with `--secret-stdin`, the secret. @throws UsageError naming the flag, what was expected and what came */
export async function contractSettings(options: Options, io: Io): Promise<ContractSettings> {
  const version = text(options, 'apiVersion');
  if (version !== undefined && !/^\d+\.\d+$/.test(version)) {
    throw new UsageError(`--api-version ${version}: expected a version such as 2.13`);
  }
  const format = reportFormats.find((known) => known === (text(options, 'format') ?? 'text'));
  if (!format) throw new UsageError(`--format ${text(options, 'format')}: expected ${reportFormats.join(', ')}`);
  return {
    schemas: text(options, 'schemas') ?? 'schemas',
    url: serverUrl(text(options, 'url') ?? 'http://127.0.0.1:8008'),
    credentials: await credentialsOf(options, io),
    version,
    only: [options.service, options.action]
      .flat()
      .filter((name) => name !== undefined)
      .map(String),
    seed: text(options, 'seed') ?? String(randomBytes(4).readUInt32BE()),
    runs: whole('--runs', text(options, 'runs') ?? '2', 0, 1000),
    timeLimitMs: whole('--time-limit', text(options, 'timeLimit') ?? '120', 1, 86_400) * 1000,
    concurrency: whole('--concurrency', text(options, 'concurrency') ?? '4', 1, 64),
    strict: options.strict === true,
    format,
  };
}

/** A key and its secret, or a token; none when nothing was said about either. */
async function credentialsOf(options: Options, io: Io): Promise<Credentials | undefined> {
  const { environment } = io;
  const key = text(options, 'key') ?? environment.TASKWRIGHT_ACCESS_KEY;
  if (key === undefined && environment.TASKWRIGHT_TOKEN) return { kind: 'token', token: environment.TASKWRIGHT_TOKEN };
  const secret = options.secretStdin === true ? await secretFromStdin(io) : undefined;
  const given = [options.secret, secret, environment.TASKWRIGHT_SECRET_KEY, environment.TASKWRIGHT_SECRET_KEY_FILE];
  if (key === undefined && given.every((each) => each === undefined)) return undefined;
  const { accessKey: name, secretKey } = accessKey(secret === undefined ? options : { ...options, secret }, environment);
  return { kind: 'key', key: name, secret: secretKey };
}

function whole(flag: string, given: string, least: number, most: number): number {
  const number = given.trim() === '' ? Number.NaN : Number(given);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new UsageError(`${flag} ${given}: expected a whole number from ${least} to ${most}`);
}
