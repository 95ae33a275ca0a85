import { type Collection, DuplicateKeyError, type Store } from '../../store/index.js';
import { newId } from '../ids.js';
import { taskCollection } from '../tasks/task-collection.js';
import type { TaskDocument } from '../tasks/task-document.js';
import { type Claim, type RunSlotsDocument, runSlotsCollection } from './run-slots-document.js';

/** How long a start may take: longer than the deadlines of its two calls. One whose process died keeps its slot that long. */
const CLAIM_LIFE_MS = 150_000;

export interface RunSlotsOptions {
  /** System tag of the tasks that share the limit, in all companies. */
  readonly tag: string;
  readonly now?: () => Date;
}

/**
 * A limit to how many tasks run at the same time, on all servers of a database (rest-surfaces 3.6). What runs is what the tasks' own
 * statuses say, so that a slot is free again when its task ends, whoever ends it. In between, while a task is being started, a claim stands
 * for it.
 *
 * Claims are read before statuses: a start that is missing among the claims then either shows in a status, or comes later and finds
 * the version raised, or raises it and sends this one back.
 */
export class RunSlots {
  readonly #slots: Collection<RunSlotsDocument>;
  readonly #tasks: Collection<TaskDocument>;
  readonly #tag: string;
  readonly #now: () => Date;

  constructor(store: Pick<Store, 'collection'>, { tag, now = () => new Date() }: RunSlotsOptions) {
    this.#slots = store.collection(runSlotsCollection.name);
    this.#tasks = store.collection(taskCollection.name);
    this.#tag = tag;
    this.#now = now;
  }

  /**
   * Starts a task if fewer than `limit` run. Undefined when as many do, and `start` was not called.
   *
   * @param start brings the task into a status that counts as running, or throws
   */
  async during<Result>(task: string, limit: number, start: () => Promise<Result>): Promise<Result | undefined> {
    const token = newId();
    if (!(await this.#claim(token, task, limit))) return undefined;
    try {
      return await start();
    } finally {
      await this.#slots.update({ id: this.#tag }, { $pull: { claims: { token } } });
    }
  }

  async #claim(token: string, task: string, limit: number): Promise<boolean> {
    for (;;) {
      const now = this.#now();
      const { version, claims } = await this.#read(now);
      const taken = new Set([...claims.map((claim) => claim.task), ...(await this.#running(limit))]);
      taken.delete(task);
      if (taken.size >= limit) return false;
      const claim: Claim = { token, task, expires: new Date(now.getTime() + CLAIM_LIFE_MS) };
      const change = { $push: { claims: claim }, $inc: { version: 1 } };
      if ((await this.#slots.update({ id: this.#tag, version }, change)) > 0) return true;
    }
  }

  /** The claims that count. */
  async #read(now: Date): Promise<RunSlotsDocument> {
    const found = (await this.#slots.get(this.#tag)) ?? (await this.#first());
    const claims = found.claims.filter(({ expires }) => expires > now);
    if (claims.length < found.claims.length) {
      await this.#slots.update({ id: this.#tag }, { $pull: { claims: { expires: { $lte: now } } } });
    }
    return { ...found, claims };
  }

  async #first(): Promise<RunSlotsDocument> {
    const first: RunSlotsDocument = { id: this.#tag, version: 0, claims: [] };
    try {
      await this.#slots.insert(first);
      return first;
    } catch (error) {
      if (error instanceof DuplicateKeyError) return (await this.#slots.get(this.#tag)) ?? first;
      throw error;
    }
  }

  /** Ids of tasks that run: more than one over the limit need not be known. */
  async #running(limit: number): Promise<string[]> {
    const filter = { system_tags: this.#tag, status: { $in: ['queued', 'in_progress'] } };
    const running = await this.#tasks.find(filter, { limit: limit + 1, projection: { include: ['id'] } });
    return running.map(({ id }) => id);
  }
}
