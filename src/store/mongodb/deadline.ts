import { MongoServerError } from 'mongodb';
import { RegexDeadlineError } from '../errors.js';

/** Server code of an operation that ran past its `maxTimeMS`. */
const MAX_TIME_EXPIRED = 50;
/** How much longer than the server we wait: its own answer is the better one, when it comes. */
const GRACE_MS = 100;

/** Options of a driver call that bound how long it runs. */
export interface Bounds {
  readonly maxTimeMS?: number;
  readonly signal?: AbortSignal;
}

/** What an operation runs under: the caller's signal, and the deadline when a caller's regular expression is in it. */
export interface Limits {
  readonly pattern: string | undefined;
  readonly deadlineMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a driver call under its limits. The server is told the deadline, and we do not wait much longer than it: not every server looks
 * at the clock in the middle of a regular expression.
 *
 * @throws RegexDeadlineError, or the reason of the caller's signal
 */
export async function within<R>({ pattern, deadlineMs, signal }: Limits, run: (bounds: Bounds) => Promise<R>): Promise<R> {
  signal?.throwIfAborted();
  if (pattern === undefined) return run(signal ? { signal } : {});
  const late = new AbortController();
  const error = new RegexDeadlineError(pattern, deadlineMs);
  const timer = setTimeout(() => late.abort(error), deadlineMs + GRACE_MS);
  try {
    const either = signal ? AbortSignal.any([signal, late.signal]) : late.signal;
    return await Promise.race([run({ maxTimeMS: deadlineMs, signal: either }), rejection(late.signal)]);
  } catch (thrown) {
    throw thrown instanceof MongoServerError && thrown.code === MAX_TIME_EXPIRED ? error : thrown;
  } finally {
    clearTimeout(timer);
  }
}

/** Rejects when the signal says so: not every driver call listens to one. */
function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
}
