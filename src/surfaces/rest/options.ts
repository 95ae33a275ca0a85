import type { ApiError } from '../../rpc/index.js';
import type { HttpLimits } from '../http/limits.js';
import type { ReplyOptions } from '../http/reply.js';
import type { ParseJson } from './body.js';
import type { RestRequest } from './rest-request.js';

/** An error in a surface's own shape. */
export interface ErrorAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What one surface has of its own. Pages in a browser are not let in unless `cors` says so: these are interfaces for programs. */
export interface RestOptions<Who> extends ReplyOptions {
  /**
   * Who is calling; given to handlers as `who`. Not asked on routes with `authorize: false`.
   *
   * @throws ApiError when nobody is, or the signature is wrong
   */
  authenticate(request: RestRequest): Who | Promise<Who>;
  /** What the caller may do, in the surface's own roles. Needed where a route names any. */
  rolesOf?(who: Who): readonly string[];
  /** Puts an error into the surface's own shape. A 5xx must not tell its cause. */
  error(error: ApiError, request: RestRequest): ErrorAnswer;
  /**
   * What a body holds that travels encrypted or encoded (`wire`).
   *
   * @throws ApiError when it cannot be opened
   */
  open?(request: RestRequest, who: Who): string | Uint8Array | Promise<string | Uint8Array>;
  /** Reads the text of a JSON body. Default: one JSON text and nothing else. */
  readonly parse?: ParseJson;
  /** Writes a JSON body. Default `JSON.stringify`. */
  write?(body: unknown): string;
  readonly limits?: Partial<HttpLimits>;
  /** Throw (500) when an answer is not as defined: for tests. Otherwise `onMismatch` is told and the answer goes out. */
  readonly strictAnswers?: boolean;
  /** Told when an answer is not as defined; `route` is `nclue.get_task`. */
  readonly onMismatch?: (route: string, status: number, difference: string) => void;
  /** Told of every error that is answered, with its cause. */
  readonly onError?: (error: ApiError, request: RestRequest, callId: string) => void;
}
