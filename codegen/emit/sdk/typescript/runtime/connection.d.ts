import type { Credentials } from './api.js';

/** Where the server is, who calls, and how patiently. */
export interface ConnectOptions extends Credentials {
  /** Address of the server, what stands before `/v2.13/service.action`: `http://127.0.0.1:8008`. */
  readonly url: string | URL;
  /**
   * Headers of every call, or a function that gives them. For servers that want other credentials than those above, and for names and ids
   * of your own.
   */
  readonly headers?:
    | Readonly<Record<string, string>>
    | (() => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>)
    | undefined;
  /**
   * Time for one call, with its logging in, its waits and its other tries, in milliseconds; for a stream, the longest silence.
   * @default 60000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * How often a call that may be sent again is sent again, after connections that failed and answers 429, 502, 503 and 504.
   * @default 3
   */
  readonly retries?: number | undefined;
  /**
   * The first wait before another try, in milliseconds. It doubles from try to try, and is never shorter than the server asks.
   * @default 250
   */
  readonly backoffMs?: number | undefined;
  /** In the place of the global `fetch`: for proxies and tests. */
  readonly fetch?: typeof fetch | undefined;
}

/** What a single call may say for itself. */
export interface CallOptions {
  /** Ends the call; it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** In the place of the connection's. */
  readonly timeoutMs?: number | undefined;
  /** Whether the call may be sent again when nobody knows whether it arrived; otherwise the definition of the action says so. */
  readonly idempotent?: boolean | undefined;
}

/** What the definition says of an action. */
export interface ActionTraits {
  readonly idempotent?: boolean;
  /** Not idempotent with this field in the request. */
  readonly unless?: string;
  /** False: answers without credentials. */
  readonly authorize?: boolean;
}

/** What the services of this package call through. It holds no sockets: there is nothing to close. */
export interface Connection {
  readonly url: string;
  /** Version of the API. */
  readonly version: string;
  /**
   * Calls an action by its name, also one that this package does not know.
   *
   * @param action `tasks.get_all`
   * @param request a list for a batch
   * @returns the `data` of the answer, as it came
   * @throws {ApiError} when the server refuses
   * @throws {ConnectionError | TimeoutError | UnexpectedAnswerError} when there is no answer of this API
   */
  call<T = unknown>(
    action: string,
    request?: object | readonly object[],
    options?: CallOptions,
    traits?: ActionTraits,
  ): Promise<T>;
  /**
   * The events of an action that answers with a stream. It comes back by itself after interruptions, from where it was; it ends when the
   * loop over it is left, or with the signal.
   */
  stream<T = unknown>(
    action: string,
    request?: object,
    options?: CallOptions,
    traits?: ActionTraits,
  ): AsyncGenerator<T, void, undefined>;
}

/** @throws {TypeError} for options that cannot be */
export declare function connect(options: ConnectOptions): Connection;
