import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { InvalidRegexError, RegexDeadlineError } from '../errors.js';
import type { ScanJob, ScanKind, ScanResults } from './scan-job.js';
import type { ScanWorkerData, ScanWorkerMessage } from './scan-worker.js';

/** Two, so that one query stuck in its expression does not hold up the next for the length of its deadline. */
const MAX_WORKERS = 2;

export interface ScanOptions {
  /** Expressions in the filter; with any, the query runs under the deadline. */
  readonly patterns: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

interface Task extends ScanOptions {
  readonly job: ScanJob;
  readonly resolve: (result: ScanResults[ScanKind]) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Threads for queries that read many documents or run a caller's regular expression. They start when first needed. A thread that runs
 * past the deadline, or whose caller went away, is ended; the next query starts another.
 */
export class ScanPool {
  readonly #data: ScanWorkerData;
  readonly #deadlineMs: number;
  readonly #idle: Worker[] = [];
  readonly #busy = new Set<Worker>();
  readonly #waiting: Task[] = [];
  #closed = false;

  constructor(data: ScanWorkerData, deadlineMs: number) {
    this.#data = data;
    this.#deadlineMs = deadlineMs;
  }

  /** @throws RegexDeadlineError, InvalidRegexError, the signal's reason */
  run<K extends ScanKind>(job: ScanJob<K>, options: ScanOptions): Promise<ScanResults[K]> {
    return new Promise<ScanResults[ScanKind]>((resolve, reject) => {
      if (this.#closed) return reject(new Error('the store is closed'));
      if (options.signal?.aborted) return reject(options.signal.reason);
      this.#waiting.push({ job, ...options, resolve, reject });
      this.#next();
    }) as Promise<ScanResults[K]>;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const task of this.#waiting.splice(0)) task.reject(new Error('the store is closed'));
    await Promise.all([...this.#idle.splice(0), ...this.#busy].map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    const idle = this.#idle.pop();
    if (!idle && this.#busy.size >= MAX_WORKERS) return;
    const task = this.#waiting.shift();
    if (task) this.#work(idle ?? startWorker(this.#data), task, idle !== undefined);
  }

  #work(worker: Worker, task: Task, ready: boolean): void {
    const { job, patterns, signal } = task;
    let timer: NodeJS.Timeout | undefined;
    this.#busy.add(worker);
    worker.ref();
    const end = (outcome: () => void, alive: boolean): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      worker.removeAllListeners();
      this.#busy.delete(worker);
      if (alive && !this.#closed) this.#idle.push(worker);
      // A thread that is being ended may still report; nobody listens any more, but an unheard error would end the process.
      else void worker.on('error', () => undefined).terminate();
      worker.unref();
      outcome();
      this.#next();
    };
    const start = (): void => {
      // Counted from here: starting a thread is not the expression's fault.
      if (patterns.length > 0) {
        const [pattern = ''] = patterns;
        timer = setTimeout(() => end(() => task.reject(new RegexDeadlineError(pattern, this.#deadlineMs)), false), this.#deadlineMs);
      }
      worker.postMessage(job);
    };
    const onAbort = (): void => end(() => task.reject(signal?.reason), false);
    signal?.addEventListener('abort', onAbort, { once: true });
    worker.on('message', (message: ScanWorkerMessage) => {
      if ('ready' in message) start();
      else end(() => settle(task, message), true);
    });
    worker.on('error', (error) => end(() => task.reject(error), false));
    worker.on('exit', () => end(() => task.reject(new Error('the store is closed')), false));
    if (ready) start();
  }
}

function settle(task: Task, message: Exclude<ScanWorkerMessage, { ready: true }>): void {
  if ('result' in message) return task.resolve(message.result);
  const { error, invalidRegex } = message;
  task.reject(invalidRegex ? new InvalidRegexError(invalidRegex.pattern, invalidRegex.reason) : error);
}

/** Built, the worker is a script beside this one. In development it is TypeScript, and tsx does not reach into threads by itself. */
function startWorker(workerData: ScanWorkerData): Worker {
  const extension = extname(import.meta.url);
  const entry = new URL(`./scan-worker${extension}`, import.meta.url);
  if (extension === '.js') return new Worker(entry, { workerData });
  const tsx = import.meta.resolve('tsx/esm/api');
  const boot = `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(entry.href)}); })`;
  return new Worker(boot, { eval: true, workerData });
}
