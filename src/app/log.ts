import { createRequire } from 'node:module';
import type { Logger as Pino } from 'pino';
import { type CallReport, formatVersion } from '../rpc/index.js';

type Level = 'debug' | 'info' | 'warn' | 'error';

/** From the most to the least that is logged. */
const LEVELS: readonly string[] = ['debug', 'info', 'warn', 'error', 'silent'];

/** Names of members whose values are never written, at the top and one level down. */
const SECRET_NAMES = ['authorization', 'cookie', 'secret', 'secret_key', 'secretKey', 'token', 'password'];

/** A log of one JSON object a line. */
export interface Logger {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
  isLevelEnabled(level: Level): boolean;
}

/** @param level the least that is written: `debug`, `info`, `warn`, `error`, or `silent` for nothing */
export function createLog(level: string, stream: { write(text: string): unknown }): Logger {
  const enabled = (asked: Level): boolean => LEVELS.indexOf(asked) >= LEVELS.indexOf(level);
  let pino: Pino | undefined;
  const write =
    (asked: Level) =>
    (details: object, message: string): void => {
      if (!enabled(asked)) return;
      pino ??= open(level, stream);
      pino[asked](details, message);
    };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error'), isLevelEnabled: enabled };
}

/** The library is loaded with the first line: a start that goes well writes none. */
function open(level: string, stream: { write(text: string): unknown }): Pino {
  const { pino } = createRequire(import.meta.url)('pino') as typeof import('pino');
  const paths = SECRET_NAMES.flatMap((name) => [name, `*.${name}`]);
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths, censor: '***' } },
    stream as { write(text: string): void },
  );
}

/** One line a call at debug; failures of ours (5xx) at error, with their cause, which the caller never sees. */
export function logCall(log: Logger, { invocation, outcome, caller, milliseconds }: CallReport): void {
  const error = outcome.error;
  const ours = error !== undefined && error.code >= 500 && error.code !== 501;
  if (!ours && !log.isLevelEnabled('debug')) return;
  const line = {
    id: invocation.id,
    action: invocation.action,
    requested: formatVersion(outcome.requestedVersion),
    actual: outcome.target?.layer.version,
    code: error?.code ?? 200,
    subcode: error?.subcode ?? 0,
    ms: Math.round(milliseconds * 100) / 100,
    user: caller?.user || undefined,
    company: caller?.company || undefined,
  };
  if (ours) log.error({ ...line, err: error.cause ?? error }, 'call failed');
  else log.debug(line, 'call');
}
