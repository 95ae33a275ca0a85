import type { Connection } from './connection.js';
import { writeError } from './failures.js';

/** Operations per transaction: more gain nothing, and these keep the event loop waiting about 3 ms at most. */
const BATCH = 32;

/** Changed rows after which SQLite may look again at how its tables are filled: plans made for an empty table do not fit a full one. */
const OPTIMIZE_AFTER = 5_000;

interface Job {
  /** Runs inside a transaction; may be run again in another when the first one could not be committed. */
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

/**
 * Group commit: writes asked for in one turn of the event loop share one transaction, and with it one wait for the disk. Each has its own
 * savepoint, so that one that fails undoes nothing of the others. Promises resolve after the commit.
 */
export class WriteQueue {
  readonly #connection: Connection;
  readonly #jobs: Job[] = [];
  #drain: Promise<void> | undefined;
  #optimizedAt = 0;
  #closed = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Runs `work` in a transaction. It must be synchronous and touch nothing but the database. */
  submit<T>(work: () => T): Promise<T> {
    if (this.#closed) return Promise.reject(new Error('the store is closed'));
    return new Promise<T>((resolve, reject) => {
      this.#jobs.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.#drain ??= this.#drainAll();
    });
  }

  /** Waits for what is queued; what comes later is refused. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#drain;
  }

  async #drainAll(): Promise<void> {
    while (this.#jobs.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      this.#commit(this.#jobs.splice(0, BATCH));
    }
    this.#optimize();
    this.#drain = undefined;
  }

  /** Never fails a write: that it did not work out changes nothing but speed. */
  #optimize(): void {
    const changes = Number(this.#connection.get('SELECT total_changes()')?.[0]);
    if (changes - this.#optimizedAt < OPTIMIZE_AFTER) return;
    this.#optimizedAt = changes;
    try {
      this.#connection.exec('PRAGMA optimize');
    } catch {
      // A full disk, say: the next write will tell.
    }
  }

  #commit(batch: readonly Job[]): void {
    const outcomes = batch.length > 1 ? this.#together(batch) : undefined;
    for (const [i, job] of batch.entries()) {
      const outcome = outcomes?.[i] ?? this.#alone(job);
      if ('error' in outcome) job.reject(writeError(outcome.error));
      else job.resolve(outcome.value);
    }
  }

  /** Undefined when the transaction as a whole failed: then each is tried alone, so that the one to blame fails and the rest do not. */
  #together(batch: readonly Job[]): Outcome[] | undefined {
    try {
      this.#connection.exec('BEGIN IMMEDIATE');
    } catch (error) {
      return batch.map(() => ({ error }));
    }
    try {
      const outcomes = batch.map((job) => this.#guarded(job));
      this.#connection.exec('COMMIT');
      return outcomes;
    } catch {
      this.#rollback();
      return undefined;
    }
  }

  #guarded({ work }: Job): Outcome {
    this.#connection.exec('SAVEPOINT job');
    try {
      const value = work();
      this.#connection.exec('RELEASE job');
      return { value };
    } catch (error) {
      // Throws when SQLite has already undone the whole transaction, as it may on a full disk: then none of the batch is in it.
      this.#connection.exec('ROLLBACK TO job');
      this.#connection.exec('RELEASE job');
      return { error };
    }
  }

  #alone({ work }: Job): Outcome {
    try {
      this.#connection.exec('BEGIN IMMEDIATE');
      const value = work();
      this.#connection.exec('COMMIT');
      return { value };
    } catch (error) {
      this.#rollback();
      return { error };
    }
  }

  #rollback(): void {
    try {
      this.#connection.exec('ROLLBACK');
    } catch {
      // There is no transaction any more: SQLite undid it itself, or it never began.
    }
  }
}
