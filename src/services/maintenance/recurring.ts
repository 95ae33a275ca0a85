import { setTimeout as timeout } from 'node:timers/promises';

/** Resolves after the time, or as soon as the signal is aborted. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export interface RecurringOptions {
  /** Between the end of one run and the start of the next, and before the first. */
  readonly everyMs: number;
  /** Ends early when its signal is aborted. */
  readonly job: (signal: AbortSignal) => Promise<void>;
  /** A run that failed is told of; the next comes all the same. */
  readonly onError: (error: unknown) => void;
  /** Aborted: no run begins any more, and one that is under way is told to end. */
  readonly signal?: AbortSignal;
  readonly pause?: Pause;
}

/** Does a job again and again, never two runs at a time. Disposing ends it and waits for a run that is under way. */
export class Recurring implements AsyncDisposable {
  readonly #ending = new AbortController();
  readonly #ended: Promise<void>;

  constructor(options: RecurringOptions) {
    const own = this.#ending.signal;
    this.#ended = repeat(options, options.signal ? AbortSignal.any([options.signal, own]) : own);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort();
    await this.#ended;
  }
}

async function repeat({ everyMs, job, onError, pause = timer }: RecurringOptions, signal: AbortSignal): Promise<void> {
  for (;;) {
    await pause(everyMs, signal);
    if (signal.aborted) return;
    try {
      await job(signal);
    } catch (error) {
      onError(error);
    }
  }
}

/** Does not keep the process alive by itself. */
async function timer(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await timeout(milliseconds, undefined, { signal, ref: false });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
