import { ApiError } from './api-error.js';
import { baseErrors } from './base-errors.js';
import type { AnswerExtras, Call, Caller, Handler } from './call.js';
import type { CompiledAction, CompiledApi } from './compiled.js';
import { Deadline } from './deadline.js';
import type { TakeStream } from './event-stream.js';
import type { Invocation, Outcome, Payload, Target } from './invocation.js';
import { PreparedCall } from './prepared-call.js';
import { Registry, type RegistryOptions } from './registry.js';
import { acceptRequest, responseMismatch } from './validation.js';
import { formatVersion, type Version } from './version.js';
import type { VersionChange } from './version-change.js';
import { VersionChanges } from './version-changes.js';

/** What became of one call, for the log and the counters. */
export interface CallReport {
  readonly invocation: Invocation;
  readonly outcome: Outcome;
  readonly caller: Caller | undefined;
  readonly milliseconds: number;
}

export interface DispatcherOptions extends RegistryOptions {
  /** Conversions for callers of older versions: handlers know the newest way alone. */
  readonly changes?: readonly VersionChange[];
  /** Refuse request fields that the answering layer does not declare. Default false. */
  readonly strict?: boolean;
  /** Milliseconds a call may take; 0 is no limit. Default 60 000. */
  readonly deadlineMs?: number;
  /** Throw (500) when an answer does not fit its schema: for tests. Otherwise `onMismatch` is told and the answer goes out. */
  readonly strictResponses?: boolean;
  readonly onMismatch?: (action: string, version: string, difference: string) => void;
  readonly onCall?: (report: CallReport) => void;
}

/** A handler whose request and answer types are known to its author only. */
type AnyHandler<Deps> = Handler<never, unknown, Deps>;

/**
 * Routes calls to handlers by name and version. Knows schemas, versions and roles; nothing of HTTP or of what the actions do.
 *
 * @param handlers one for every action of the API: the generated `Handlers` type makes a missing one a compile error
 * @param dependencies merged into each `Call`: the domain services that handlers take apart
 */
export class Dispatcher<Deps extends object = object> {
  readonly registry: Registry;
  readonly #handlers: ReadonlyMap<string, AnyHandler<Deps>>;
  readonly #dependencies: Deps;
  readonly #options: DispatcherOptions;
  readonly #deadlineMs: number;
  readonly #changes: VersionChanges;

  constructor(
    api: CompiledApi,
    handlers: Readonly<Record<string, AnyHandler<Deps>>>,
    dependencies: Deps,
    options: DispatcherOptions = {},
  ) {
    this.registry = new Registry(api, options);
    this.#handlers = new Map(Object.entries(handlers));
    this.#dependencies = dependencies;
    this.#options = options;
    this.#deadlineMs = options.deadlineMs ?? 60_000;
    this.#changes = new VersionChanges(options.changes ?? [], api);
    const missing = api.actions.filter(({ name }) => !this.#handlers.has(name)).map(({ name }) => name);
    if (missing.length > 0) throw new Error(`no handler for ${missing.join(', ')}`);
  }

  /**
   * Answers one call, in the order of task-core 1.3: endpoint, authentication, role, impersonation, role again, body, validation,
   * conversion, handler, conversion, validation of the answer. Never throws: whatever goes wrong is the outcome's `error`.
   */
  async dispatch(invocation: Invocation): Promise<Outcome> {
    const started = performance.now();
    const progress = new Progress(invocation, invocation.version ?? this.registry.newest);
    let outcome: Outcome;
    try {
      outcome = progress.succeeded(await this.#answer(invocation, progress));
    } catch (thrown) {
      outcome = progress.failed(ApiError.from(thrown));
    }
    this.#options.onCall?.({ invocation, outcome, caller: progress.caller, milliseconds: performance.now() - started });
    return outcome;
  }

  async #answer(invocation: Invocation, progress: Progress): Promise<unknown> {
    const target = this.registry.find(invocation.action, progress.version);
    if (!target) throw notFound(invocation.action, progress.version);
    progress.target = target;
    const known = invocation.authenticate(target.action);
    // Awaited only when it has to be waited for, which is rare: each wait costs as much as a validation.
    let caller = progress.admit(known instanceof Promise ? await known : known, target.action);
    if (invocation.impersonate) caller = progress.admit(await invocation.impersonate(caller), target.action);
    const loaded = invocation.body(target);
    const payload = loaded instanceof Promise ? await loaded : loaded;
    const deadline = new Deadline(this.#deadlineMs, invocation);
    try {
      const { request: accepted, nulls } = accept(payload, target, this.#options.strict ?? false);
      const request = this.#changes.up(target.action.name, progress.version, accepted);
      const call = new PreparedCall(request, nulls, caller, target, progress, progress, deadline, this.#dependencies);
      const handler = this.#handlers.get(target.action.name) as AnyHandler<Deps>;
      const result = handler(call as unknown as Call<never> & Deps);
      const newest = result instanceof Promise ? await deadline.race(result) : result;
      const data = this.#changes.down(target.action.name, progress.version, newest);
      this.#checkResponse(target, data);
      return data;
    } finally {
      deadline.end();
    }
  }

  #checkResponse({ action, layer }: Target, data: unknown): void {
    const difference = responseMismatch(data, layer.response);
    if (difference === undefined) return;
    this.#options.onMismatch?.(action.name, layer.version, difference);
    if (this.#options.strictResponses) {
      throw new Error(`${action.name} ${layer.version} answered what its definition does not allow: ${difference}`);
    }
  }
}

/** What is known of a call so far, and what its handler says beside its data. */
class Progress implements AnswerExtras {
  target: Target | undefined;
  caller: Caller | undefined;
  readonly version: Version;
  readonly #invocation: Invocation;
  readonly #headers: (readonly [string, string])[] = [];
  readonly #meta: Record<string, unknown> = {};

  constructor(invocation: Invocation, version: Version) {
    this.#invocation = invocation;
    this.version = version;
  }

  get id(): string {
    return this.#invocation.id;
  }

  get follow(): TakeStream | undefined {
    return this.#invocation.follow;
  }

  /** Notes who is calling. @throws ApiError 403 when the role is not allowed */
  admit(caller: Caller, action: CompiledAction): Caller {
    this.caller = caller;
    checkRole(action, caller);
    return caller;
  }

  header(name: string, value: string): void {
    this.#headers.push([name, value]);
  }

  meta(name: string, value: unknown): void {
    this.#meta[name] = value;
  }

  succeeded(data: unknown): Outcome {
    return { requestedVersion: this.version, target: this.target, data, headers: this.#headers, meta: this.#meta };
  }

  failed(error: ApiError): Outcome {
    const headers = [...this.#headers, ...Object.entries(error.headers ?? {})];
    return { requestedVersion: this.version, target: this.target, error, headers, meta: {} };
  }
}

function accept(payload: Payload, { action, layer }: Target, strict: boolean): { request: unknown; nulls: ReadonlySet<string> } {
  if (action.batch) {
    const items = 'items' in payload ? payload.items : Object.keys(payload.value).length > 0 ? [payload.value] : [];
    for (const item of items) acceptRequest(item, layer, { strict });
    return { request: items, nulls: new Set() };
  }
  // Lines sent to an action that takes no batch mean "no parameters" (task-core 1.4).
  const request = 'items' in payload ? {} : payload.value;
  return { request, nulls: acceptRequest(request, layer, { strict }) };
}

function checkRole(action: CompiledAction, caller: Caller): void {
  if (!action.authorize || action.allowRoles.includes('*') || action.allowRoles.includes(caller.role)) return;
  throw new ApiError(baseErrors.role_not_allowed, { data: { role: caller.role, allowed: action.allowRoles } });
}

function notFound(name: string, version: Version): ApiError {
  return new ApiError(baseErrors.endpoint_not_found, {
    extra: `${name}, version ${formatVersion(version)}`,
    hints: { name, version: formatVersion(version) },
  });
}
