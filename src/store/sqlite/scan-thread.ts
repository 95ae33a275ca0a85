import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { InvalidRegexError } from '../errors.js';
import { Interrupter, interruptMemory } from './interrupt.js';
import type { ScanJob, ScanKind, ScanResults } from './scan-job.js';
import type { ScanWorkerData, ScanWorkerMessage, ScanWorkerRequest } from './scan-worker.js';

type Result = ScanResults[ScanKind];

/** One thread that answers one query at a time. It keeps the process alive only while it works. */
export class ScanThread {
  readonly #worker: Worker;
  readonly #interrupter: Interrupter;
  readonly #exited: Promise<void>;
  #answered: ((message: ScanWorkerMessage) => void) | undefined;
  #failed: ((reason: unknown) => void) | undefined;
  #ended = false;

  private constructor(data: Omit<ScanWorkerData, 'memory'>) {
    const memory = interruptMemory();
    const worker = startWorker({ ...data, memory });
    this.#worker = worker;
    this.#interrupter = new Interrupter(memory);
    worker.on('message', (message: ScanWorkerMessage) => this.#answered?.(message));
    worker.on('error', (error) => this.#failed?.(error));
    this.#exited = new Promise((resolve) => {
      worker.on('exit', () => {
        this.#ended = true;
        this.#failed?.(givenUp());
        resolve();
      });
    });
  }

  /** Resolves once the thread has opened the database. */
  static async start(data: Omit<ScanWorkerData, 'memory'>): Promise<ScanThread> {
    const thread = new ScanThread(data);
    await thread.#exchange();
    return thread;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** @throws InvalidRegexError, and whatever else the query throws; an Error when it was given up meanwhile. */
  async run(job: ScanJob): Promise<Result> {
    this.#interrupter.reset();
    const message = await this.#exchange({ job });
    if ('result' in message) return message.result;
    if ('error' in message) {
      const { error, invalidRegex } = message;
      throw invalidRegex ? new InvalidRegexError(invalidRegex.pattern, invalidRegex.reason) : error;
    }
    throw new Error('a thread answered a query with something else');
  }

  /** Makes the running query stop; the thread lives on, unless it is stuck in an expression. */
  giveUp(): Promise<void> {
    return this.#interrupter.stop(
      () => this.#worker.terminate(),
      () => this.#ended || this.#answered === undefined,
    );
  }

  /** Ends the thread, once it has stopped what it is doing. */
  async close(): Promise<void> {
    await this.giveUp();
    this.#worker.ref();
    if (!this.#ended) this.#worker.postMessage({ close: true } satisfies ScanWorkerRequest);
    await this.#exited;
  }

  /** Says something, if there is something to say, and waits for one message back. */
  async #exchange(request?: ScanWorkerRequest): Promise<ScanWorkerMessage> {
    if (this.#ended) throw givenUp();
    this.#worker.ref();
    try {
      return await new Promise<ScanWorkerMessage>((resolve, reject) => {
        this.#answered = resolve;
        this.#failed = reject;
        if (request) this.#worker.postMessage(request);
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
