import { TimeoutError } from './errors.js';

/** The most that a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * When a call has to end: when its time is up, or when its caller says so.
 */
export class Deadline {
  #controller = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #ends = 0;
  #action;
  #timeoutMs;
  #caller;
  #follow = () => this.#controller.abort(this.#caller?.reason);

  /**
   * @param {string} action
   * @param {number} timeoutMs
   * @param {AbortSignal} [caller]
   */
  constructor(action, timeoutMs, caller) {
    checkMs('timeoutMs', timeoutMs);
    this.#action = action;
    this.#timeoutMs = timeoutMs;
    this.#caller = caller;
    this.restart();
    if (caller?.aborted) this.#follow();
    else caller?.addEventListener('abort', this.#follow, { once: true });
  }

  get signal() {
    return this.#controller.signal;
  }

  /** Milliseconds until the time is up. */
  get leftMs() {
    return this.#ends - performance.now();
  }

  /** All of the time is there again. */
  restart() {
    this.pause();
    this.#ends = performance.now() + this.#timeoutMs;
    const timeUp = () => this.#controller.abort(new TimeoutError(this.#action, this.#timeoutMs));
    this.#timer = setTimeout(timeUp, this.#timeoutMs);
  }

  /** Time stands still until a restart. */
  pause() {
    clearTimeout(this.#timer);
  }

  /** Nothing waits any more. */
  release() {
    this.pause();
    this.#caller?.removeEventListener('abort', this.#follow);
  }
}

/**
 * @param {string} option
 * @param {number} ms
 */
export function checkMs(option, ms) {
  if (typeof ms === 'number' && ms > 0 && ms <= LONGEST_MS) return;
  throw new TypeError(`${option}: expected milliseconds, more than 0 and at most ${LONGEST_MS}, got ${ms}`);
}

/**
 * Waits, unless the signal ends it.
 *
 * @param {number} ms
 * @param {AbortSignal} [signal]
 */
export async function sleep(ms, signal) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const time = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  try {
    await within(time, signal);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The outcome of a promise that goes on for others when this caller gives up.
 *
 * @template T
 * @param {Promise<T>} promise
 * @param {AbortSignal} [signal]
 * @returns {Promise<T>}
 */
export async function within(promise, signal) {
  if (signal === undefined) return promise;
  /** @type {() => void} */
  let giveUp = () => {};
  const aborted = new Promise((_, reject) => {
    giveUp = () => reject(signal.reason);
  });
  if (signal.aborted) giveUp();
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    // The race also looks after the one that loses: nobody else may hear of its failure.
    return /** @type {T} */ (await Promise.race([aborted, promise]));
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
