import type { MayGoOn } from '../../../src/store/index.js';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** For jobs that are not to be ended. */
export const always: MayGoOn = async () => true;

/** Allows that many steps. */
export function steps(number: number): MayGoOn {
  let left = number;
  return async () => left-- > 0;
}

export function ago(milliseconds: number, now = new Date()): Date {
  return new Date(now.getTime() - milliseconds);
}

/** Time that passes only when a test says so. What waits for it may be told to end like anything else. */
export class ManualPause {
  readonly asked: number[] = [];
  #next: (() => void)[] = [];

  readonly pause = (milliseconds: number, signal: AbortSignal): Promise<void> => {
    this.asked.push(milliseconds);
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      this.#next.push(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  };

  /** Number of those that wait. */
  get waiting(): number {
    return this.#next.length;
  }

  /** All that wait go on. */
  pass(): void {
    const next = this.#next;
    this.#next = [];
    for (const resolve of next) resolve();
  }
}
