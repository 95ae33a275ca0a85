import { setTimeout as timeout } from 'node:timers/promises';

/** Waits for some milliseconds, or until `signal` is aborted: then it returns early, and does not throw. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await timeout(ms, undefined, { signal }).catch((error: Error) => {
    if (error.name !== 'AbortError') throw error;
  });
}

/** Aborted some milliseconds after `signal` is: time to finish what runs. */
export function graceAfter(signal: AbortSignal, ms: number): AbortSignal {
  const controller = new AbortController();
  const start = (): void => {
    setTimeout(() => controller.abort(), ms).unref();
  };
  if (signal.aborted) start();
  else signal.addEventListener('abort', start, { once: true });
  return controller.signal;
}
