import { ApiError } from './api-error.js';
import { baseErrors } from './base-errors.js';
import type { Invocation } from './invocation.js';

/**
 * How long a call may take. Aborts its signal when the time is up or the caller is gone, and lets the answer stop waiting for the
 * handler. The signal is made when a handler first asks for it: most never do, and it would be the dearest part of a call.
 */
export class Deadline {
  readonly #limitMs: number;
  readonly #invocation: Pick<Invocation, 'signal'>;
  #controller: AbortController | undefined;
  #caller: AbortSignal | undefined;
  #callerGone: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #giveUp: ((error: ApiError) => void) | undefined;
  #passed: ApiError | undefined;

  /** @param limitMs milliseconds; 0 is no limit */
  constructor(limitMs: number, invocation: Pick<Invocation, 'signal'>) {
    this.#limitMs = limitMs;
    this.#invocation = invocation;
  }

  get signal(): AbortSignal {
    this.#controller ??= this.#watch(new AbortController());
    return this.#controller.signal;
  }

  /** The handler's result, or 504/0 when the time is up first. */
  race<T>(result: Promise<T>): Promise<T> {
    if (this.#limitMs === 0) return result;
    return new Promise<T>((resolve, reject) => {
      this.#giveUp = reject;
      this.#timer = setTimeout(() => this.#expire(), this.#limitMs);
      result.then(resolve, reject);
    });
  }

  end(): void {
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#caller && this.#callerGone) this.#caller.removeEventListener('abort', this.#callerGone);
  }

  #watch(controller: AbortController): AbortController {
    const caller = this.#invocation.signal;
    if (this.#passed) controller.abort(this.#passed);
    else if (caller?.aborted) controller.abort(caller.reason);
    else {
      this.#caller = caller;
      this.#callerGone = () => controller.abort(caller?.reason);
      caller?.addEventListener('abort', this.#callerGone, { once: true });
    }
    return controller;
  }

  #expire(): void {
    this.#passed = new ApiError(baseErrors.deadline_exceeded, { data: { deadline_ms: this.#limitMs } });
    this.#controller?.abort(this.#passed);
    this.#giveUp?.(this.#passed);
  }
}
