import { randomFillSync } from 'node:crypto';
import type { Caller } from './call.js';
import type { Dispatcher } from './dispatch.js';
import type { Version } from './version.js';

export interface InProcessOptions {
  /** Default: the API's newest. */
  readonly version?: Version;
  readonly signal?: AbortSignal;
}

/** Calls an action as `caller`, with the same checks as a call from outside. Gives the answer's data; throws its ApiError. */
export type InProcessCaller<Actions> = <Name extends keyof Actions & string>(
  name: Name,
  request: Requests<Actions[Name]>,
  caller: Caller,
  options?: InProcessOptions,
) => Promise<Responses<Actions[Name]>>;

type Requests<Action> = Action extends { request: infer Request } ? Partial<Request> : never;
type Responses<Action> = Action extends { response: infer Response } ? Response : never;

/**
 * The way in for code of the same process: other surfaces, jobs and tests. The request is copied, so that the caller's object keeps
 * its nulls and gains no defaults.
 *
 * @example
 * const call = inProcessCaller<Actions>(dispatcher);
 * const { id } = await call('tasks.create', { name: 'first', type: 'training' }, caller);
 */
export function inProcessCaller<Actions>(dispatcher: Pick<Dispatcher<never>, 'dispatch'>): InProcessCaller<Actions> {
  return async (name, request, caller, { version, signal } = {}) => {
    const outcome = await dispatcher.dispatch({
      action: name,
      version,
      id: newCallId(),
      signal,
      authenticate: () => caller,
      body: () => payloadOf(request),
    });
    if (outcome.error) throw outcome.error;
    return outcome.data as never;
  };
}

const ID_BYTES = 16;
const ID_DIGITS = 2 * ID_BYTES;
/** Random digits in stock: one system call, and one text, for many ids. */
const bytes = Buffer.allocUnsafe(ID_BYTES * 256);
let stock = '';
let used = 0;

/** 32 hex digits. */
export function newCallId(): string {
  if (used === stock.length) {
    stock = randomFillSync(bytes).toString('hex');
    used = 0;
  }
  used += ID_DIGITS;
  return stock.slice(used - ID_DIGITS, used);
}

function payloadOf(request: unknown) {
  const copy = structuredClone(request);
  return Array.isArray(copy) ? { items: copy } : { value: copy as Record<string, unknown> };
}
