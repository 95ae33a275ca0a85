import type { ApiError } from './api-error.js';
import type { Caller } from './call.js';
import type { CompiledAction, CompiledLayer } from './compiled.js';
import type { TakeStream } from './event-stream.js';
import type { Version } from './version.js';

/** One call as a surface hands it to dispatch. The thunks are run in the order of task-core 1.3, and only when it is their turn. */
export interface Invocation {
  /** `"tasks.get_all"` */
  readonly action: string;
  /** As requested; the API's newest when absent. */
  readonly version?: Version | undefined;
  /** 32 hex digits. */
  readonly id: string;
  /** The program that calls, as it names itself: `"curl/8.5.0"`; `''` where it does not. Absent for calls from inside the process. Anybody can say anything. */
  readonly client?: string | undefined;
  /** Aborted when the caller goes away. */
  readonly signal?: AbortSignal | undefined;
  /** Takes events that follow the answer, where the way in can send them; the call may still fail after that. */
  readonly follow?: TakeStream | undefined;
  /** Who is calling. Throws an ApiError (401) unless the action needs no authentication. */
  authenticate(action: CompiledAction): Caller | Promise<Caller>;
  /** Whom the caller wants to act for. Runs after the first check of the role, and the role is checked again after it. */
  impersonate?(caller: Caller): Caller | Promise<Caller>;
  /** Loads the body. Throws an ApiError (400) when it cannot be read. */
  body(target: Target): Payload | Promise<Payload>;
}

/** What answers a call: the action, and its layer for the requested version. */
export interface Target {
  readonly action: CompiledAction;
  readonly layer: CompiledLayer;
}

/** A request as loaded: one object, or the items of a batch. */
export type Payload = { readonly value: Record<string, unknown> } | { readonly items: readonly Record<string, unknown>[] };

/** How a call ended. Exactly one of `data` and `error` counts: `error` when set. */
export interface Outcome {
  readonly requestedVersion: Version;
  /** Absent when no action answers to that name and version. */
  readonly target?: Target | undefined;
  readonly data?: unknown;
  readonly error?: ApiError;
  /** Response headers that the handler added. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Extra fields of the envelope's `meta`. */
  readonly meta: Readonly<Record<string, unknown>>;
}
