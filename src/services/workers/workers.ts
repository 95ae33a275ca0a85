import type { Caller } from '../../rpc/index.js';
import { type Collection, DuplicateKeyError, type Filter, type Store } from '../../store/index.js';
import { allOf } from '../query/combine.js';
import { own } from '../scope.js';
import { setOrUnset } from '../set-or-unset.js';
import { type WorkerDocument, workerCollection, workerKey } from './worker-document.js';

/** Seconds that a worker lives without a report when it did not say so itself. */
const DEFAULT_TIMEOUT = 600;

/** As late as every database can tell. */
const END_OF_TIME = Date.UTC(9999, 11, 31);

/** What a worker says of itself when it registers. */
export interface Registration {
  /** Seconds. */
  readonly timeout: number;
  readonly queues: readonly string[];
  readonly tags: readonly string[];
  readonly system_tags: readonly string[];
}

/** What a worker reports. What is absent stays as it was, but for the task: without one the worker is idle. */
export interface Report extends Partial<Omit<Registration, 'timeout'>> {
  readonly task?: string;
  readonly queue?: string;
}

/** Who takes tasks from queues, as long as they report. A worker that fell silent is gone for every reader, though its document may stay a while. */
export class Workers {
  readonly collection: Collection<WorkerDocument>;

  constructor(store: Store) {
    this.collection = store.collection(workerCollection.name);
  }

  /** Makes a worker known; what was known of one with this name is forgotten. Workers that fell silent are cleared away. */
  async register(name: string, said: Registration, caller: Caller, now = new Date()): Promise<void> {
    await this.collection.deleteMany({ expires: { $lte: now } });
    const worker = newWorker(name, said, caller, now);
    while (!(await this.#put(worker, {}))) {
      // Somebody registered it in between: that registration is the one to replace.
    }
  }

  /** Forgets a worker. Number forgotten: 0 when it is not known. */
  unregister(name: string, caller: Caller): Promise<number> {
    return this.collection.deleteMany({ ...own(caller), id: workerKey(name, caller) });
  }

  /**
   * Notes a report and renews the worker's life; one that is not known, or not any more, is registered by it. What the report says
   * is one write, so that reports at the same time lose nothing of each other.
   */
  async report(name: string, said: Report, caller: Caller, now = new Date()): Promise<void> {
    const id = workerKey(name, caller);
    for (;;) {
      const known = await this.collection.get(id, { projection: { include: ['timeout', 'expires'] } });
      const lives = known && known.expires > now;
      const done = lives
        ? (await this.collection.update({ id, timeout: known.timeout }, renewal(said, known.timeout, caller, now))) > 0
        : await this.#put(reporting(name, said, caller, now), { expires: { $lte: now } });
      if (done) return;
    }
  }

  /** Notes a call of a worker that was refused: it is active, but has not reported. */
  async noteActivity(name: string, caller: Caller, now = new Date()): Promise<void> {
    await this.collection.update({ id: workerKey(name, caller), ...live(caller, now) }, { $max: { last_activity: now } });
  }

  /** The company's workers that live, by name. */
  list(filter: Filter, caller: Caller, now = new Date()): Promise<WorkerDocument[]> {
    return this.collection.find(allOf([live(caller, now), filter]), { sort: [{ path: 'name' }, { path: 'id' }] });
  }

  /** The workers that take tasks from each of the queues; a queue that nobody takes from is not in the map. */
  async takingFrom(queues: readonly string[], caller: Caller): Promise<ReadonlyMap<string, readonly WorkerDocument[]>> {
    const found = queues.length === 0 ? [] : await this.list({ queues: { $in: queues } }, caller);
    const grouped = queues.map((queue) => [queue, found.filter((worker) => worker.queues.includes(queue))] as const);
    return new Map(grouped.filter(([, workers]) => workers.length > 0));
  }

  /** True when a registered worker of the caller's company takes tasks from the queue. */
  async watch(queue: string, caller: Caller): Promise<boolean> {
    const found = await this.collection.count({ ...live(caller, new Date()), queues: queue }, { limit: 1 });
    return found > 0;
  }

  /** Puts a worker in the place of the one under its key, if `replaced` holds for that, or in an empty place. False: somebody else did. */
  async #put({ id, ...fields }: WorkerDocument, replaced: Filter): Promise<boolean> {
    const forgotten = { ip: null, task: null, queue: null, last_report: null };
    if ((await this.collection.update({ ...replaced, id }, setOrUnset({ ...forgotten, ...fields }))) > 0) return true;
    try {
      await this.collection.insert({ id, ...fields });
      return true;
    } catch (error) {
      if (error instanceof DuplicateKeyError) return false;
      throw error;
    }
  }
}

function live(caller: Caller, now: Date): Filter {
  return { ...own(caller), expires: { $gt: now } };
}

function newWorker(name: string, said: Registration, caller: Caller, now: Date): WorkerDocument {
  const { company, user, address } = caller;
  return {
    id: workerKey(name, caller),
    company,
    user,
    name,
    ...(address !== undefined && { ip: address }),
    ...said,
    registered: now,
    expires: endOfLife(said.timeout, now),
    last_activity: now,
  };
}

function reporting(name: string, { task, queue, ...said }: Report, caller: Caller, now: Date): WorkerDocument {
  const registration = { timeout: DEFAULT_TIMEOUT, queues: [], tags: [], system_tags: [], ...said };
  return { ...newWorker(name, registration, caller, now), last_report: now, ...(task && { task }), ...(queue && { queue }) };
}

/** Times only ever go forward, whichever of two reports is written last. */
function renewal({ task, queue, ...said }: Report, timeout: number, { address: ip }: Caller, now: Date) {
  const times = { last_activity: now, last_report: now, expires: endOfLife(timeout, now) };
  return { ...setOrUnset({ ...said, ip, task: task ?? null, queue: queue ?? null }), $max: times };
}

function endOfLife(timeout: number, now: Date): Date {
  return new Date(Math.min(now.getTime() + timeout * 1000, END_OF_TIME));
}
