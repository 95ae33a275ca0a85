import type { CompiledAction } from './compiled.js';
import type { TakeStream } from './event-stream.js';
import type { Version } from './version.js';

/** Who is calling: what authentication found out. Never holds a secret. */
export interface Caller {
  readonly user: string;
  readonly company: string;
  readonly role: string;
  /** Name to show; says so when somebody acts for somebody else: `"X (impersonated by Y)"`. */
  readonly userName: string;
  readonly companyName: string;
  /** Name of the worker that sent the call, from its header. */
  readonly worker?: string;
  /** Network address of the caller. */
  readonly address?: string;
  /** How the caller proved who it is; absent for calls that start inside the process. */
  readonly session?: Session;
}

/** What a call was authenticated by. Ids only, never a secret. */
export interface Session {
  readonly via: 'basic' | 'bearer' | 'cookie';
  /** The access key presented, or the one that the token was issued for. */
  readonly accessKey?: string;
  /** The token presented: its id, and when it expires if it does. */
  readonly token?: { readonly id: string; readonly expires?: Date };
}

/** The caller of an action with `authorize: false` when no valid credentials came. */
export const anonymous: Caller = Object.freeze({ user: '', company: '', role: '', userName: '', companyName: '' });

/** What every handler is given; `Deps` (domain services) are merged in. */
export interface Call<Request> {
  /** Validated, defaults filled in. Undeclared fields are still there: ignore them. */
  readonly request: Request;
  readonly caller: Caller;
  readonly action: CompiledAction;
  /** The version the caller asked for: conversions depend on it (task-core 5.9). */
  readonly version: Version;
  /** Version of the layer that answers. */
  readonly actualVersion: string;
  /** 32 hex digits, new for each call. */
  readonly id: string;
  /** Top-level request fields that came as `null` and were dropped. */
  readonly nulls: ReadonlySet<string>;
  /** Aborted when the caller goes away or the deadline passes. */
  readonly signal: AbortSignal;
  /** Adds to the answer's envelope or headers. */
  readonly answer: AnswerExtras;
}

/** What a handler may say beside its data. */
export interface AnswerExtras {
  /** Extra response headers, e.g. `Set-Cookie`; HTTP surfaces send them, others ignore them. */
  header(name: string, value: string): void;
  /** An extra field of the envelope's `meta`, e.g. how many rows a cut list has in all. */
  meta(name: string, value: unknown): void;
  /** Gives events that follow the answer. Undefined where the way in can send none. */
  readonly follow?: TakeStream | undefined;
}

/** The function behind an action. */
export type Handler<Request, Response, Deps = unknown> = (call: Call<Request> & Deps) => Response | Promise<Response>;
