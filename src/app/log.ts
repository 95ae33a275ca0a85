import { type Logger, pino } from 'pino';
import type { CallReport } from '../rpc/index.js';
import { formatVersion } from '../rpc/index.js';

export type { Logger };

/** A log of one JSON object a line. Secrets are cut out wherever they might have slipped in. */
export function createLog(level: string, stream: { write(text: string): unknown }): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: ['authorization', 'secret', 'secret_key', 'token', 'password', '*.secret_key', '*.token', '*.password'],
        censor: '***',
      },
    },
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
