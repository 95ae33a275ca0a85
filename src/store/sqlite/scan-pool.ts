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
 * Threads for queries that read many documents or run a caller's regular expression. They start when first needed. A query that runs past
 * the deadline, or whose caller went away, is given up; a thread that is lost with it is replaced when the next query comes.
 */
export class ScanPool {
  readonly #data: Omit<ScanWorkerData, 'memory'>;
  readonly #deadlineMs: number;
  readonly #idle: ScanThread[] = [];
  readonly #busy = new Set<ScanThread>();
  /** Called one for each thread that becomes free. */
  readonly #waiting: (() => void)[] = [];
  #inUse = 0;
  #closed = false;

  constructor(data: Omit<ScanWorkerData, 'memory'>, deadlineMs: number) {
    this.#data = data;
    this.#deadlineMs = deadlineMs;
  }

  /** @throws RegexDeadlineError, InvalidRegexError, the signal's reason */
  async run<K extends ScanKind>(job: ScanJob<K>, { patterns, signal }: ScanOptions): Promise<ScanResults[K]> {
    await this.#slot();
    let thread: ScanThread;
    try {
      thread = await this.#thread();
      signal?.throwIfAborted();
    } catch (error) {
      this.#free();
      throw error;
    }
    this.#busy.add(thread);
    const result = thread.run(job).finally(() => this.#release(thread));
    return (await this.#limited(result, thread, patterns[0], signal)) as ScanResults[K];
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const wake of this.#waiting.splice(0)) wake();
    await Promise.all([...this.#idle.splice(0), ...this.#busy].map((thread) => thread.close()));
  }

  async #slot(): Promise<void> {
    while (this.#inUse >= MAX_THREADS && !this.#closed) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#closed) throw closedError();
    this.#inUse++;
  }

  #free(): void {
    this.#inUse--;
    this.#waiting.shift()?.();
  }

  async #thread(): Promise<ScanThread> {
    let thread = this.#idle.pop();
    while (thread?.ended) thread = this.#idle.pop();
    thread ??= await ScanThread.start(this.#data);
    if (!this.#closed) return thread;
    await thread.close();
    throw closedError();
  }

  #release(thread: ScanThread): void {
    this.#busy.delete(thread);
    if (!thread.ended && !this.#closed) this.#idle.push(thread);
    this.#free();
  }

  /** The deadline counts from here: waiting for a thread, and starting one, are not the expression's fault. */
  async #limited<R>(
    result: Promise<R>,
    thread: ScanThread,
    pattern: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<R> {
    let timer: NodeJS.Timeout | undefined;
    let onAbort: (() => void) | undefined;
    const givenUp = new Promise<never>((_, reject) => {
      const giveUp = (reason: unknown): void => {
        reject(reason);
        void thread.giveUp();
      };
      if (pattern !== undefined)
        timer = setTimeout(() => giveUp(new RegexDeadlineError(pattern, this.#deadlineMs)), this.#deadlineMs);
      onAbort = () => giveUp(signal?.reason);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
    try {
      return await Promise.race([result, givenUp]);
    } finally {
      clearTimeout(timer);
      if (onAbort) signal?.removeEventListener('abort', onAbort);
    }
  }
}

function closedError(): Error {
  return new Error('the store is closed');
}
