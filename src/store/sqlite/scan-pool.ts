import { RegexDeadlineError } from '../errors.js';
import type { ScanJob, ScanKind, ScanResults } from './scan-job.js';
import { ScanThread } from './scan-thread.js';
import type { ScanWorkerData } from './scan-worker.js';

/** Two, so that one query stuck in its expression does not hold up the next for the length of its deadline. */
const MAX_THREADS = 2;

export interface ScanOptions {
  /** Expressions in the filter; with any, the query runs under the deadline. */
  readonly patterns: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

/**
 * Threads for queries that read many documents or run a caller's regular expression. They start when first needed. A thread that runs
 * past the deadline, or whose caller went away, is ended; the next query starts another.
 */
export class ScanPool {
  readonly #data: ScanWorkerData;
  readonly #deadlineMs: number;
  readonly #idle: ScanThread[] = [];
  readonly #busy = new Set<ScanThread>();
  /** Called one for each thread that becomes free. */
  readonly #waiting: (() => void)[] = [];
  #inUse = 0;
  #closed = false;

  constructor(data: ScanWorkerData, deadlineMs: number) {
    this.#data = data;
    this.#deadlineMs = deadlineMs;
  }

  /** @throws RegexDeadlineError, InvalidRegexError, the signal's reason */
  async run<K extends ScanKind>(job: ScanJob<K>, { patterns, signal }: ScanOptions): Promise<ScanResults[K]> {
    await this.#slot();
    try {
      const thread = await this.#thread();
      try {
        signal?.throwIfAborted();
        return (await this.#limited(thread, job, patterns[0], signal)) as ScanResults[K];
      } finally {
        this.#busy.delete(thread);
        if (!thread.ended) this.#idle.push(thread);
      }
    } finally {
      this.#inUse--;
      this.#waiting.shift()?.();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const wake of this.#waiting.splice(0)) wake();
    await Promise.all([...this.#idle.splice(0), ...this.#busy].map((thread) => thread.end()));
  }

  async #slot(): Promise<void> {
    while (this.#inUse >= MAX_THREADS && !this.#closed) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#closed) throw new Error('the store is closed');
    this.#inUse++;
  }

  async #thread(): Promise<ScanThread> {
    let thread = this.#idle.pop();
    while (thread?.ended) thread = this.#idle.pop();
    thread ??= await ScanThread.start(this.#data);
    this.#busy.add(thread);
    if (this.#closed) await thread.end();
    return thread;
  }

  /** The deadline counts from here: waiting for a thread, and starting one, are not the expression's fault. */
  async #limited(thread: ScanThread, job: ScanJob, pattern: string | undefined, signal: AbortSignal | undefined): Promise<unknown> {
    let reason: unknown;
    const giveUp = (why: unknown): void => {
      reason ??= why;
      void thread.end();
    };
    const onAbort = (): void => giveUp(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
    const tooLate = (): void => giveUp(new RegexDeadlineError(pattern ?? '', this.#deadlineMs));
    const timer = pattern === undefined ? undefined : setTimeout(tooLate, this.#deadlineMs);
    try {
      return await thread.run(job);
    } catch (error) {
      throw reason ?? error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    }
  }
}
