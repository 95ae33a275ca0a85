import { Unreachable } from './api-errors.js';
import { pause } from './pause.js';

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 15_000;

/** How long to wait after so many failures in a row, in milliseconds: twice as long each time, and not all callers at once. */
export function backOff(failures: number): number {
  const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(failures - 1, 10));
  return delay * (0.5 + Math.random() / 2);
}

/**
 * Tries until the server answers, be it with a refusal.
 *
 * @param signal when it is aborted, the next failure is the last
 * @throws Refusal; Unreachable when `signal` was aborted
 */
export async function patiently<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Unreachable) || signal.aborted) throw error;
      await pause(backOff(failures), signal);
    }
  }
}
