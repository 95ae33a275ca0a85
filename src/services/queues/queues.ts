import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import { type Collection, type Document, DuplicateKeyError, type Store, type Update } from '../../store/index.js';
import { newId } from '../ids.js';
import { storedName } from '../names.js';
import { own } from '../scope.js';
import { unlessTaken } from '../unique-name.js';
import { positionAt } from './positions.js';
import {
  POSITION_INDEX,
  type QueueDocument,
  type QueueEntryDocument,
  queueCollection,
  queueEntryCollection,
} from './queue-document.js';

/** System tag of the queue that is used when a caller names none. */
const DEFAULT_TAG = 'default';

export interface NewQueue {
  readonly name: string;
  readonly tags?: readonly string[] | undefined;
  readonly system_tags?: readonly string[] | undefined;
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
}

/** Queues of a company and the tasks that wait in them (task-core 9.3). Queues are never public. */
export class Queues {
  readonly collection: Collection<QueueDocument>;
  readonly entries: Collection<QueueEntryDocument>;
  readonly #tasks: Collection<Document>;
  #lastMicrosecond = 0;

  constructor(store: Store) {
    this.collection = store.collection(queueCollection.name);
    this.entries = store.collection(queueEntryCollection.name);
    this.#tasks = store.collection('tasks');
  }

  /** @returns id @throws ApiError 400/800 name too short, 400/801 name taken */
  async create(queue: NewQueue, company: string): Promise<string> {
    const now = new Date();
    const name = storedName(queue.name);
    const document: QueueDocument = {
      id: newId(),
      company,
      name,
      created: now,
      last_update: now,
      tags: queue.tags ?? [],
      system_tags: queue.system_tags ?? [],
      metadata: queue.metadata ?? {},
    };
    await unlessTaken(name, () => this.collection.insert(document));
    return document.id;
  }

  /** Creates the company's default queue unless it has one. Safe to call from several processes at once. */
  async ensureDefault(company: string): Promise<void> {
    const existing = await this.collection.count({ company }, { limit: 1 });
    if (existing > 0) return;
    await this.create({ name: 'default', system_tags: [DEFAULT_TAG] }, company).catch((error: unknown) => {
      if (!(error instanceof ApiError && error.subcode === errors.expected_unique_data.subcode)) throw error;
    });
  }

  /** @throws ApiError 400/701 */
  async get(id: string, caller: Caller): Promise<QueueDocument> {
    const [queue] = await this.collection.find({ ...own(caller), id }, { limit: 1 });
    if (!queue) throw unknownQueue(id, caller);
    return queue;
  }

  /** The company's default queue. @throws ApiError 400/707 none, 400/708 several */
  async default(caller: Caller): Promise<QueueDocument> {
    const [queue, ...others] = await this.collection.find({ ...own(caller), system_tags: DEFAULT_TAG }, { limit: 10 });
    if (!queue) throw new ApiError(errors.no_default_queue);
    if (others.length === 0) return queue;
    throw new ApiError(errors.multiple_default_queues, { data: { queues: [queue, ...others].map(({ id }) => id) } });
  }

  /** Id of the queue with exactly this name, created when there is none. @throws ApiError 400/800 */
  async findOrCreate(name: string, caller: Caller): Promise<string> {
    const stored = storedName(name);
    const found = await this.#idOf(stored, caller);
    if (found) return found;
    try {
      return await this.create({ name: stored }, caller.company);
    } catch (error) {
      // Somebody else created it meanwhile: theirs will do.
      const theirs = await this.#idOf(stored, caller);
      if (theirs) return theirs;
      throw error;
    }
  }

  async #idOf(name: string, caller: Caller): Promise<string | undefined> {
    const [queue] = await this.collection.find({ ...own(caller), name }, { limit: 1, projection: { include: ['id'] } });
    return queue?.id;
  }

  /** Puts a task at the end. @throws ApiError 400/701 no such queue, 400/706 already in it */
  async add(queue: string, task: string, caller: Caller): Promise<void> {
    const added = new Date();
    const touched = await this.collection.update({ ...own(caller), id: queue }, { $set: { last_update: added } });
    if (touched === 0) throw unknownQueue(queue, caller);
    const entry = { id: newId(), company: caller.company, queue, task, added };
    while (!(await this.#inserted({ ...entry, position: this.nextPosition(added) }))) {
      // Another process put a task there in the same microsecond: the next place is free.
    }
  }

  /** False when the place is taken. @throws ApiError 400/706 */
  async #inserted(entry: QueueEntryDocument): Promise<boolean> {
    try {
      await this.entries.insert(entry);
      return true;
    } catch (error) {
      if (!(error instanceof DuplicateKeyError)) throw error;
      if (error.index === POSITION_INDEX) return false;
      throw new ApiError(errors.task_already_queued, { data: { task: entry.task }, cause: error });
    }
  }

  /** Takes a task out. Number of entries removed: 0 when it was not in, or there is no such queue. */
  async remove(queue: string, task: string, caller: Caller): Promise<number> {
    const removed = await this.entries.deleteMany({ queue, task, company: caller.company });
    if (removed > 0) await this.touch(queue, caller);
    return removed;
  }

  /** Takes tasks that are gone out of whatever queue they wait in. */
  async forget(tasks: readonly string[], caller: Caller): Promise<void> {
    if (tasks.length > 0) await this.entries.deleteMany({ ...own(caller), task: { $in: tasks } });
  }

  /** Takes the first entry, atomically: no two callers get the same. Undefined when the queue is empty. @throws ApiError 400/701 */
  async next(queue: string, caller: Caller): Promise<QueueEntryDocument | undefined> {
    const entry = await this.entries.findAndDelete({ queue, company: caller.company }, { sort: [{ path: 'position' }] });
    if (entry) await Promise.all([this.touch(queue, caller), this.#tellTaken(entry)]);
    else await this.get(queue, caller);
    return entry;
  }

  /** A task that was put into a queue again since then is not the one that was taken. */
  async #tellTaken({ task, company, added, taken_reason }: QueueEntryDocument): Promise<void> {
    if (taken_reason === undefined) return;
    const waiting = { id: task, company, status: 'queued', status_changed: { $lte: added } };
    await this.#tasks.update(waiting, { $set: { status_reason: taken_reason, last_change: new Date() } });
  }

  /** Entries of each of the queues, first to last. */
  async entriesOf(queues: readonly string[], limit?: number): Promise<ReadonlyMap<string, readonly QueueEntryDocument[]>> {
    if (queues.length === 0) return new Map();
    const one = queues.length === 1 && limit !== undefined ? { limit } : {};
    const entries = await this.entries.find(
      { queue: { $in: queues } },
      { sort: [{ path: 'queue' }, { path: 'position' }], ...one },
    );
    const grouped = new Map<string, QueueEntryDocument[]>();
    for (const entry of entries) {
      const list = grouped.get(entry.queue);
      if (list) list.push(entry);
      else grouped.set(entry.queue, [entry]);
    }
    return grouped;
  }

  /**
   * Removes a queue and gives the entries it still had, those too that came while it was being removed.
   *
   * @throws ApiError 400/701, 400/702 when it has entries and `force` is not set
   */
  async delete(id: string, force: boolean, caller: Caller): Promise<readonly QueueEntryDocument[]> {
    await this.get(id, caller);
    if (!force && (await this.entries.count({ queue: id }, { limit: 1 })) > 0) {
      throw new ApiError(errors.queue_not_empty, { extra: 'use force=true to delete', data: { id } });
    }
    await this.collection.deleteMany({ ...own(caller), id });
    const entries = await this.entries.find({ queue: id }, { sort: [{ path: 'position' }] });
    await this.entries.deleteMany({ queue: id });
    return entries;
  }

  /** Changes an own queue. @throws ApiError 400/701, 400/801 name taken */
  async write(queue: string, update: Update, caller: Caller): Promise<void> {
    const { name } = (update.$set ?? {}) as Partial<QueueDocument>;
    const written = await unlessTaken(name, () => this.collection.update({ ...own(caller), id: queue }, update));
    if (written === 0) throw unknownQueue(queue, caller);
  }

  /** Notes that something in the queue changed; nothing happens when it is gone. */
  async touch(queue: string, caller: Caller): Promise<void> {
    await this.collection.update({ ...own(caller), id: queue }, { $set: { last_update: new Date() } });
  }

  /** A place behind those that came before: microseconds that grow with each call, so that tasks of one millisecond keep their order. */
  nextPosition(now = new Date()): string {
    this.#lastMicrosecond = Math.max(this.#lastMicrosecond + 1, now.getTime() * 1000);
    return positionAt(this.#lastMicrosecond);
  }
}

function unknownQueue(id: string, caller: Caller): ApiError {
  return new ApiError(errors.invalid_queue_id, { data: { id, company: caller.company } });
}
