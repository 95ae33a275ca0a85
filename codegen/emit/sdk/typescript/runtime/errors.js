/* @ts-self-types="./errors.d.ts" */
import { errors } from './api.js';

/** What every error of this package is. */
export class SdkError extends Error {
  /** @type {string} */
  action;

  /**
   * @param {string} action
   * @param {string} message
   * @param {ErrorOptions} [options]
   */
  constructor(action, message, options) {
    super(`${action}: ${message}`, options);
    this.action = action;
  }
}

/** The server's refusal. */
export class ApiError extends SdkError {
  /** @override */
  name = 'ApiError';

  /**
   * @param {string} action
   * @param {import('./errors.js').Meta} meta
   * @param {number} [retryAfterMs]
   */
  constructor(action, meta, retryAfterMs) {
    const { result_code: code, result_subcode: subcode = 0, result_msg: message = '' } = meta;
    super(action, `${message || 'refused'} (${code}/${subcode})`);
    this.code = code;
    this.subcode = subcode;
    this.reason = reasonOf(code, subcode);
    this.data = meta.error_data ?? {};
    this.id = meta.id;
    this.retryAfterMs = retryAfterMs;
  }

  /** @param {unknown} reason */
  is(reason) {
    return this.reason === reason;
  }
}

/** No answer, or half of one. */
export class ConnectionError extends SdkError {
  /** @override */
  name = 'ConnectionError';

  /**
   * @param {string} action
   * @param {unknown} cause
   */
  constructor(action, cause) {
    super(action, `no answer (${describe(cause)})`, { cause });
  }
}

/** The time for the call is up. */
export class TimeoutError extends SdkError {
  /** @override */
  name = 'TimeoutError';

  /**
   * @param {string} action
   * @param {number} timeoutMs
   */
  constructor(action, timeoutMs) {
    super(action, `no answer within ${timeoutMs} ms`);
    this.timeoutMs = timeoutMs;
  }
}

/** An answer that is not of this API: of a proxy in between, or of another server. */
export class UnexpectedAnswerError extends SdkError {
  /** @override */
  name = 'UnexpectedAnswerError';

  /**
   * @param {string} action
   * @param {number} status
   * @param {string} problem
   * @param {number} [retryAfterMs]
   */
  constructor(action, status, problem, retryAfterMs) {
    super(action, `status ${status}, and ${problem}`);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

const REASONS = new Map(Object.entries(errors).map(([name, { code, subcode }]) => [`${code}/${subcode}`, name]));

/**
 * @param {number} code
 * @param {number} subcode
 * @returns {import('./api.js').ErrorReason | undefined}
 */
function reasonOf(code, subcode) {
  return /** @type {import('./api.js').ErrorReason | undefined} */ (REASONS.get(`${code}/${subcode}`));
}

/**
 * The innermost reason: `fetch` wraps what went wrong.
 *
 * @param {unknown} cause
 * @returns {string}
 */
function describe(cause) {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause === undefined ? cause.message : describe(cause.cause);
}
