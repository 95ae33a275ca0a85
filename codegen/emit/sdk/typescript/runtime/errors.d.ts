import type { ErrorReason } from './api.js';

/** What an answer says of itself. */
export interface Meta {
  readonly result_code: number;
  readonly result_subcode?: number | undefined;
  readonly result_msg?: string | undefined;
  readonly error_data?: Readonly<Record<string, unknown>> | undefined;
  readonly id?: string | undefined;
}

/** What every error of this package is: see its kinds below. None of them holds a credential, a header or a request. */
export declare class SdkError extends Error {
  /** The action that was called: `tasks.get_all`. */
  readonly action: string;
  constructor(action: string, message: string, options?: ErrorOptions);
}

/**
 * The server's refusal.
 *
 * @example
 * try { ... } catch (error) {
 *   if (error instanceof ApiError && error.is('validation_error')) console.log(error.data);
 *   else throw error;
 * }
 */
export declare class ApiError extends SdkError {
  override readonly name: 'ApiError';
  /** HTTP status: 400. */
  readonly code: number;
  /** Which error of that status: 101. */
  readonly subcode: number;
  /** Name of the error; undefined for one that this package does not know: newer than it, or of a server in between. */
  readonly reason: ErrorReason | undefined;
  /** What the server tells of it: the field, what was expected and what came, and the like. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Id of the call, as in the server's log. */
  readonly id: string | undefined;
  /** How long the server asks to wait before the next try, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  constructor(action: string, meta: Meta, retryAfterMs?: number);
  is<Reason extends ErrorReason>(reason: Reason): this is ApiError & { readonly reason: Reason };
}

/** No answer, or half of one; `cause` says why. Whether the call was carried out is not known. */
export declare class ConnectionError extends SdkError {
  override readonly name: 'ConnectionError';
  constructor(action: string, cause: unknown);
}

/** The time for the call is up. Whether it was carried out is not known. */
export declare class TimeoutError extends SdkError {
  override readonly name: 'TimeoutError';
  readonly timeoutMs: number;
  constructor(action: string, timeoutMs: number);
}

/** An answer that is not of this API: of a proxy in between, or of another server. */
export declare class UnexpectedAnswerError extends SdkError {
  override readonly name: 'UnexpectedAnswerError';
  /** HTTP status; 0 for a redirect in a browser, which does not tell. */
  readonly status: number;
  readonly retryAfterMs: number | undefined;
  constructor(action: string, status: number, problem: string, retryAfterMs?: number);
}
