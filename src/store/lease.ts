import { randomUUID } from 'node:crypto';
import { DuplicateKeyError } from './errors.js';
import type { Collection, CollectionDefinition, Document, Store } from './port.js';

/** How long a lease lasts that is not renewed, unless said: this late, at most, a crashed holder is replaced. */
export const LEASE_LIFE_MS = 60_000;

/** Who may do a job now. Its id is the name of the job. */
export interface LeaseDocument extends Document {
  readonly holder: string;
  readonly expires: Date;
}

/** A store that leases are kept in must be opened with this. */
export const leaseCollection: CollectionDefinition = {
  name: 'leases',
  indexes: [],
  scalars: { holder: 'string', expires: 'date' },
};

export interface LeaseOptions {
  readonly lifeMs?: number;
  readonly now?: () => Date;
}

/** Says whether to go on. To be asked before each step of a job. */
export type MayGoOn = () => Promise<boolean>;

/**
 * The right to do a job that only one process on a database may do at a time. Taken and renewed by one conditional write each.
 *
 * Times are those of the processes, whose clocks may differ by half a life: a holder renews when less than that is left, and a step
 * between two askings must take less, too. One that cannot renew has lost the lease; it never takes it back by renewing.
 *
 * @example
 * const lease = new Lease(store, 'sweep');
 * await lease.during(signal, async (mayGoOn) => {
 *   while (await mayGoOn()) await step();
 * });
 */
export class Lease {
  readonly #leases: Collection<LeaseDocument>;
  readonly #job: string;
  readonly #holder = randomUUID();
  readonly #lifeMs: number;
  readonly #now: () => Date;
  /** Undefined while not held. */
  #expires: Date | undefined;

  constructor(store: Store, job: string, { lifeMs = LEASE_LIFE_MS, now = () => new Date() }: LeaseOptions = {}) {
    this.#leases = store.collection(leaseCollection.name);
    this.#job = job;
    this.#lifeMs = lifeMs;
    this.#now = now;
  }

  /** Takes the lease. False while anybody holds it, this one included. */
  async take(): Promise<boolean> {
    const now = this.#now();
    const expires = this.#end(now);
    const change = { $set: { holder: this.#holder, expires } };
    const replaced = await this.#leases.update({ id: this.#job, expires: { $lte: now } }, change);
    const taken = replaced > 0 || (await this.#takeFirst(expires));
    if (taken) this.#expires = expires;
    return taken;
  }

  /** Holds it for another life. False when it expired or somebody else has it: then it is lost. */
  async renew(): Promise<boolean> {
    const now = this.#now();
    const expires = this.#end(now);
    const renewed = await this.#leases.update(
      { id: this.#job, holder: this.#holder, expires: { $gt: now } },
      { $set: { expires } },
    );
    this.#expires = renewed > 0 ? expires : undefined;
    return renewed > 0;
  }

  /** True while held; renews when half of the life is over. */
  async keep(): Promise<boolean> {
    if (this.#expires === undefined) return false;
    const left = this.#expires.getTime() - this.#now().getTime();
    return left > this.#lifeMs / 2 || this.renew();
  }

  /** Lets others take it at once. One that was lost meanwhile stays with who has it. */
  async release(): Promise<void> {
    this.#expires = undefined;
    await this.#leases.deleteMany({ id: this.#job, holder: this.#holder });
  }

  /** Does a job while holding the lease, which is released however it ends. Undefined when the lease was not to be had. */
  async during<Result>(signal: AbortSignal, job: (mayGoOn: MayGoOn) => Promise<Result>): Promise<Result | undefined> {
    if (signal.aborted || !(await this.take())) return undefined;
    try {
      return await job(async () => !signal.aborted && (await this.keep()));
    } finally {
      await this.release();
    }
  }

  #end(from: Date): Date {
    return new Date(from.getTime() + this.#lifeMs);
  }

  /** Works only where nobody has ever had the lease or its last holder released it. */
  async #takeFirst(expires: Date): Promise<boolean> {
    try {
      await this.#leases.insert({ id: this.#job, holder: this.#holder, expires });
      return true;
    } catch (error) {
      if (error instanceof DuplicateKeyError) return false;
      throw error;
    }
  }
}
