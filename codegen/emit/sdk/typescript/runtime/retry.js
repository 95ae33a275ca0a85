import { ApiError, ConnectionError, UnexpectedAnswerError } from './errors.js';

/** Too many calls, or a server that is not up to it just now. */
const PASSING = new Set([429, 502, 503, 504]);
const LONGEST_MS = 10_000;

/**
 * How long to wait before a call is tried again; undefined when another try would end the same way. Doubles from try to try, with
 * up to half of it taken off by chance so that clients do not come back all at once; never shorter than the server asks.
 *
 * @param {unknown} error why the last try failed
 * @param {number} tries how many there were before that one
 * @param {number} backoffMs the first wait
 * @returns {number | undefined}
 */
export function waitBefore(error, tries, backoffMs) {
  if (!isPassing(error)) return undefined;
  const own = Math.min(LONGEST_MS, backoffMs * 2 ** tries) * (1 - Math.random() / 2);
  const asked = error instanceof ConnectionError ? 0 : (error.retryAfterMs ?? 0);
  return Math.max(own, asked);
}

/**
 * @param {unknown} error
 * @returns {error is ApiError | ConnectionError | UnexpectedAnswerError}
 */
function isPassing(error) {
  if (error instanceof ApiError) return PASSING.has(error.code);
  if (error instanceof UnexpectedAnswerError) return PASSING.has(error.status);
  return error instanceof ConnectionError;
}

/**
 * What the header `Retry-After` asks for, which is seconds or a date.
 *
 * @param {string | null} header
 * @returns {number | undefined} milliseconds
 */
export function retryAfterMs(header) {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds * 1000);
}
