import { errors, type TaskStatus } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import { encodeKey, type Filter } from '../../store/index.js';
import type { TaskDocument } from '../tasks/task-document.js';
import type { Tasks } from '../tasks/tasks.js';
import { type Place, placeEntry } from './place-entry.js';
import { type WorkFields, writtenFields } from './written-fields.js';

export type { WorkFields } from './written-fields.js';

/** One change of a task by a surface whose statuses follow rules of their own. */
export interface WorkChange {
  readonly status: TaskStatus;
  /** Why: becomes the reason of the status. */
  readonly reason: string;
  readonly fields: WorkFields;
  /** Where the task waits from now on, or that it does so as before; without it in no queue. Only for `queued`. */
  readonly waits?: WaitingPlace | 'as before';
}

/** Where a task waits. */
export interface WaitingPlace extends Omit<Place, 'at'> {
  /** Since when: of two with the same priority the earlier one is next. Default: since it was made. */
  readonly since?: Date;
}

/** A task as it was when a change was decided on. */
export interface SeenTask {
  readonly id: string;
  readonly status: TaskStatus;
  /** An item of the configuration that nobody may have changed since; undefined: it was not there. */
  readonly kept: { readonly name: string; readonly value: string | undefined };
}

/** How many tasks there are of each status and reason. */
export interface StatusCount {
  readonly status: string;
  readonly reason: string;
  readonly count: number;
}

export interface TypeCount {
  readonly type: string;
  readonly count: number;
}

export interface WorkCounts {
  readonly statuses: readonly StatusCount[];
  readonly types: readonly TypeCount[];
}

/** A task can have one of these statuses for reasons that matter to a surface. */
const TELLING: ReadonlySet<string> = new Set(['queued', 'failed', 'stopped', 'unknown']);

/**
 * One queue of each company in which priorities decide who is next, and changes of status from any to any by one write: for a surface
 * whose clients know no transitions (rest-surfaces 5.4 to 5.6). Not for callers from outside, so that no action leads here.
 */
export class WorkQueue {
  readonly #name: string;
  readonly #tasks: Tasks;
  #lastMillisecond = 0;
  #inMillisecond = 0;

  /** @param name of the queue, made in a company that has none */
  constructor(name: string, tasks: Tasks) {
    this.#name = name;
    this.#tasks = tasks;
  }

  /**
   * Changes a task by one write, so that nobody sees anything between what it was and what it is. It leaves whatever queue it waits in
   * before that, and is put into this one after it.
   *
   * @returns false when somebody else changed it since it was seen
   * @throws ApiError 400/101, 403/21
   */
  async change(seen: SeenTask, { status, reason, fields, waits }: WorkChange, caller: Caller): Promise<boolean> {
    const task = await this.#tasks.writable(seen.id, caller);
    const keptPath = `configuration.${encodeKey(seen.kept.name)}.value`;
    if (task.status !== seen.status || keptValue(task, seen.kept.name) !== seen.kept.value) return false;
    const place = typeof waits === 'object' ? waits : undefined;
    const queue = place && (await this.#tasks.queues.findOrCreate(this.#name, caller));
    await this.#leaveOthers(task, waits === 'as before' ? task.execution.queue : queue);
    const changed = new Date();
    const also = {
      status_changed: changed,
      ...(queue && { 'execution.queue': queue, enqueue_status: task.status === 'queued' ? task.enqueue_status : task.status }),
      ...writtenFields(fields),
    };
    // A change that leaves the status as it is, such as one that gives it a place, is a change all the same.
    const onlyIf = {
      [keptPath]: seen.kept.value ?? { $exists: false },
      status_changed: task.status_changed ?? { $exists: false },
    };
    try {
      await this.#tasks.change(task, status, { force: true, reason, also, onlyIf }, caller);
    } catch (error) {
      if (error instanceof ApiError && error.definition === errors.failed_changing_task_status) return false;
      throw error;
    }
    if (queue && place) await this.#enter(task, queue, place, changed, caller);
    // What was changed after it was put there would else count as put there again.
    if (waits === 'as before') await this.#tasks.queues.entries.update({ task: task.id }, { $set: { added: new Date() } });
    return true;
  }

  /** How many tasks wait in the queue. */
  async length(caller: Caller): Promise<number> {
    const queue = await this.#tasks.queues.findOrCreate(this.#name, caller);
    return this.#tasks.queues.entries.count({ queue, company: caller.company });
  }

  /**
   * How many tasks a company has of each status and of each type.
   *
   * @param tags those that all of them have
   * @param typeItem item of the configuration that names the type; without it the type is the core's
   */
  async counts(tags: readonly string[], typeItem: string, caller: Caller): Promise<WorkCounts> {
    const filter: Filter = { company: caller.company, ...(tags.length > 0 && { system_tags: { $all: tags } }) };
    const [statuses, types] = await Promise.all([this.#statusCounts(filter), this.#typeCounts(filter, typeItem)]);
    return { statuses, types };
  }

  async #statusCounts(filter: Filter): Promise<StatusCount[]> {
    const { collection } = this.#tasks;
    const statuses = (await collection.countBy('status', filter)).map(async ({ value, count }): Promise<StatusCount[]> => {
      const status = String(value);
      if (!TELLING.has(status)) return [{ status, reason: '', count }];
      const reasons = await collection.countBy('status_reason', { ...filter, status });
      return reasons.map((each) => ({ status, reason: String(each.value ?? ''), count: each.count }));
    });
    return (await Promise.all(statuses)).flat();
  }

  async #typeCounts(filter: Filter, item: string): Promise<TypeCount[]> {
    const { collection } = this.#tasks;
    const path = `configuration.${encodeKey(item)}.value`;
    const named = await collection.countBy(path, filter);
    const others = named.some(({ value }) => value === null)
      ? await collection.countBy('type', { ...filter, [path]: { $exists: false } })
      : [];
    return [...named.filter(({ value }) => value !== null), ...others].map(({ value, count }) => ({
      type: String(value),
      count,
    }));
  }

  /** Takes a task out of whatever queue it waits in, but for one. */
  async #leaveOthers({ id, company, status }: TaskDocument, stays: string | undefined): Promise<void> {
    if (stays !== undefined && status !== 'queued') return;
    await this.#tasks.queues.entries.deleteMany({ company, task: id, ...(stays !== undefined && { queue: { $ne: stays } }) });
  }

  /** Puts a task that was just queued into the queue, and out again if somebody has changed it meanwhile. */
  async #enter(
    { id, company, created }: TaskDocument,
    queue: string,
    { since = created, ...place }: WaitingPlace,
    changed: Date,
    caller: Caller,
  ): Promise<void> {
    // Side by side, so that both are in one commit.
    const [entry] = await Promise.all([
      placeEntry({ company, queue, task: id }, { ...place, at: this.#clock(since) }, this.#tasks.queues),
      this.#tasks.queues.touch(queue, caller),
    ]);
    const still = await this.#tasks.collection.count({ id, company, status: 'queued', status_changed: changed }, { limit: 1 });
    if (still === 0) await this.#tasks.queues.entries.deleteMany({ id: entry.id, added: entry.added });
  }

  /** Microseconds: those of one millisecond in the order in which they come. */
  #clock(moment: Date): number {
    const millisecond = moment.getTime();
    this.#inMillisecond = millisecond === this.#lastMillisecond ? this.#inMillisecond + 1 : 0;
    this.#lastMillisecond = millisecond;
    return millisecond * 1000 + this.#inMillisecond;
  }
}

function keptValue({ configuration }: TaskDocument, name: string): string | undefined {
  return configuration[encodeKey(name)]?.value;
}
