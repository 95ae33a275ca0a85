import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { InvalidRegexError } from '../errors.js';
import type { ScanJob, ScanKind, ScanResults } from './scan-job.js';
import type { ScanWorkerData, ScanWorkerMessage } from './scan-worker.js';

type Result = ScanResults[ScanKind];

/** One thread that answers one query at a time. It keeps the process alive only while it works. */
export class ScanThread {
  readonly #worker: Worker;
  #answered: ((message: ScanWorkerMessage) => void) | undefined;
  #failed: ((reason: unknown) => void) | undefined;
  #ended = false;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (message: ScanWorkerMessage) => this.#answered?.(message));
    worker.on('error', (error) => this.#failed?.(error));
    worker.on('exit', () => {
      this.#ended = true;
      this.#failed?.(givenUp());
    });
  }

  /** Resolves once the thread has opened the database. */
  static async start(data: ScanWorkerData): Promise<ScanThread> {
    const thread = new ScanThread(startWorker(data));
    await thread.#exchange();
    return thread;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** @throws InvalidRegexError, and whatever else the query throws; an Error when the thread is ended meanwhile. */
  async run(job: ScanJob): Promise<Result> {
    const message = await this.#exchange(job);
    if ('result' in message) return message.result;
    if ('error' in message) {
      const { error, invalidRegex } = message;
      throw invalidRegex ? new InvalidRegexError(invalidRegex.pattern, invalidRegex.reason) : error;
    }
    throw new Error('a thread answered a query with something else');
  }

  /** Ends it, whatever it is doing. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.#worker.terminate();
  }

  /** Says something, if there is something to say, and waits for one message back. */
  async #exchange(job?: ScanJob): Promise<ScanWorkerMessage> {
    if (this.#ended) throw givenUp();
    this.#worker.ref();
    try {
      return await new Promise<ScanWorkerMessage>((resolve, reject) => {
        this.#answered = resolve;
        this.#failed = reject;
        if (job) this.#worker.postMessage(job);
      });
    } finally {
      this.#answered = undefined;
      this.#failed = undefined;
      this.#worker.unref();
    }
  }
}

function givenUp(): Error {
  return new Error('the query was given up');
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
