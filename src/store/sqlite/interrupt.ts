/**
 * Ending a query in another thread safely. A thread may only be terminated while it runs JavaScript: cut off inside the SQLite binding, it
 * would take the whole process with it. So a thread says when it enters and leaves a test of a document, where a caller's expression may
 * get stuck; outside of one it is asked to stop by itself.
 */

const STATE = 0;
const STOP = 1;
const FREE = 0;
const TESTING = 1;
const DOOMED = 2;
/** How often it is looked whether the thread is in a test. */
const LOOK_MS = 5;

/** Thrown in a thread that was asked to stop. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Shared memory for one thread and its owner. */
export function interruptMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(8);
}

/** The thread's side. */
export class InterruptibleTests {
  readonly #words: Int32Array;

  constructor(memory: SharedArrayBuffer) {
    this.#words = new Int32Array(memory);
  }

  /** Runs a test, which must not touch the database. @throws Interrupted when the query is to stop. */
  run<R>(test: () => R): R {
    if (Atomics.load(this.#words, STOP) === 1) throw new Interrupted('the query was given up');
    Atomics.store(this.#words, STATE, TESTING);
    try {
      return test();
    } finally {
      // Too late to go on: the owner is terminating this thread, which waits for it here.
      if (Atomics.compareExchange(this.#words, STATE, TESTING, FREE) === DOOMED) Atomics.wait(this.#words, STATE, DOOMED);
    }
  }
}

/** The owner's side. */
export class Interrupter {
  readonly #words: Int32Array;

  constructor(memory: SharedArrayBuffer) {
    this.#words = new Int32Array(memory);
  }

  /** Before each query. */
  reset(): void {
    Atomics.store(this.#words, STOP, 0);
  }

  /** Asks the thread to stop, and terminates it as soon as it is found inside a test. Stops looking when `done` says so. */
  async stop(terminate: () => Promise<unknown>, done: () => boolean): Promise<void> {
    Atomics.store(this.#words, STOP, 1);
    while (!done()) {
      if (Atomics.compareExchange(this.#words, STATE, TESTING, DOOMED) === TESTING) {
        await terminate();
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }
}
