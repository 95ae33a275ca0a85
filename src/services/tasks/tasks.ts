import { errors, type TaskStatus } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import type { Collection, Filter, Store, Update } from '../../store/index.js';
import type { Models } from '../models/models.js';
import type { Projects } from '../projects/projects.js';
import type { Queues } from '../queues/queues.js';
import { isPublic, isReadable, own, writeRefused } from '../scope.js';
import { setOrUnset } from '../set-or-unset.js';
import { presentFields } from './present-fields.js';
import { checkTransition, type TransitionRules } from './status-machine.js';
import { taskCollection } from './task-collection.js';
import type { TaskDocument } from './task-document.js';

/** What every answer of a write says. */
export interface Changed {
  /** Tasks matched: 0 or 1. */
  readonly updated: 0 | 1;
  /** What was set, dotted, in wire shape; null for what was removed. */
  readonly fields: Record<string, unknown>;
}

/** One change of status. */
export interface StatusChange extends TransitionRules {
  readonly reason?: string | undefined;
  readonly message?: string | undefined;
  /** Set in the same write; null removes the path. */
  readonly also?: Readonly<Record<string, unknown>>;
  /** Added to the write, but not shown in `fields`. */
  readonly quietly?: Pick<Update, '$min'>;
  /** Must hold of the task, too, at the moment of the write. */
  readonly onlyIf?: Filter;
}

export interface TasksOptions {
  /** Seconds without a report after which a worker counts as gone. */
  readonly workerTimeoutSeconds: number;
}

/** Tasks of a company: who may see and change which, and how a status changes. The actions' handlers are built on this. */
export class Tasks {
  readonly collection: Collection<TaskDocument>;

  constructor(
    store: Store,
    readonly projects: Projects,
    readonly queues: Queues,
    readonly models: Models,
    readonly options: TasksOptions,
  ) {
    this.collection = store.collection(taskCollection.name);
  }

  /** A task the caller may read. @throws ApiError 400/101 */
  async readable(id: string, caller: Caller): Promise<TaskDocument> {
    const task = await this.collection.get(id);
    if (!task || !isReadable(task, caller)) throw unknownTask(id, caller);
    return task;
  }

  /** A task the caller may change. @throws ApiError 400/101, 403/21 when it is public */
  async writable(id: string, caller: Caller): Promise<TaskDocument> {
    const task = await this.readable(id, caller);
    if (isPublic(task)) throw writeRefused('task', [id]);
    return task;
  }

  /** Every one of the ids must be a task the caller may change. @throws ApiError 400/101 naming those that are not there, 403/21 the public ones */
  async checkWritable(ids: readonly string[], caller: Caller): Promise<void> {
    const all = await this.collection.find({ id: { $in: ids } }, { projection: { include: ['company'] } });
    const found = all.filter((task) => isReadable(task, caller));
    const known = new Set(found.map(({ id }) => id));
    const missing = ids.filter((id) => !known.has(id));
    if (missing.length > 0) throw new ApiError(errors.invalid_task_id, { data: { ids: missing } });
    const published = found.filter(isPublic).map(({ id }) => id);
    if (published.length > 0) throw writeRefused('task', published);
  }

  /**
   * Changes the status by one write that only happens while the task still has the status it was read with (task-core 6.2).
   *
   * @throws ApiError 400/110 not allowed, 400/121 somebody else was first
   */
  async change(task: TaskDocument, status: TaskStatus, change: StatusChange, caller: Caller): Promise<Changed> {
    checkTransition(task.status, status, change);
    const now = new Date();
    const fields = {
      status,
      status_reason: change.reason ?? '',
      status_message: change.message ?? '',
      status_changed: now,
      last_update: now,
      last_change: now,
      ...change.also,
    };
    const unchanged = { ...change.onlyIf, id: task.id, company: task.company, status: task.status };
    // Side by side, so that both are in one commit. Who loses the race notes a change that there was: the winner's.
    const [matched] = await Promise.all([
      this.collection.update(unchanged, writeOf(fields, status, change)),
      this.projects.touch(task.project, caller, now),
    ]);
    if (matched === 0) throw lostRace(task, status);
    return { updated: 1, fields: presentFields(fields) };
  }

  /**
   * Undoes a change whose consequences failed: gives a task the status back that it was read with. Where somebody else changed it
   * meanwhile, that stays.
   *
   * @param reached the status the failed change brought it to
   */
  async restore(task: TaskDocument, reached: TaskStatus, change: StatusChange, caller: Caller): Promise<void> {
    try {
      await this.change({ ...task, status: reached }, task.status, { ...change, force: true }, caller);
    } catch (error) {
      if (!(error instanceof ApiError && error.definition === errors.failed_changing_task_status)) throw error;
    }
  }

  /** Writes fields of a task without touching its status. @throws ApiError 400/101 when it is gone */
  async write(task: TaskDocument, fields: Readonly<Record<string, unknown>>): Promise<void> {
    const matched = await this.collection.update({ id: task.id, company: task.company }, setOrUnset(fields));
    if (matched === 0) throw new ApiError(errors.invalid_task_id, { data: { id: task.id } });
  }

  /**
   * Removes a task. Without force only while it still has the status it was read with.
   *
   * @param onlyIf must hold of the task, too, at the moment of the write
   * @throws ApiError 400/121 somebody changed or removed it meanwhile
   */
  async remove(task: TaskDocument, force: boolean, onlyIf: Filter = {}): Promise<void> {
    const unchanged = force ? {} : { status: task.status };
    const removed = await this.collection.deleteMany({ ...onlyIf, id: task.id, company: task.company, ...unchanged });
    if (removed === 0) throw new ApiError(errors.failed_changing_task_status, { data: { task_id: task.id } });
  }

  /** Seconds the task has been running, when it is: what a sign of life refreshes (task-core 6.5). */
  activeDuration(task: Pick<TaskDocument, 'status' | 'started'>, now: Date): { active_duration?: number } {
    if (task.status !== 'in_progress' || !task.started) return {};
    return { active_duration: wholeSeconds(task.started, now) };
  }

  /** How long the task ran, when it ever started: `{}` or `{ duration }` in seconds. */
  duration(task: Pick<TaskDocument, 'started'>, end: Date): { duration?: number } {
    return task.started ? { duration: wholeSeconds(task.started, end) } : {};
  }

  /** True while a worker that reported lately runs the task (task-core 6.4). */
  hasLiveWorker(task: TaskDocument, now = new Date()): boolean {
    if (!task.last_worker) return false;
    return now.getTime() - task.last_update.getTime() < this.options.workerTimeoutSeconds * 1000;
  }

  /** Number of own tasks that match. */
  countOwn(filter: Filter, caller: Caller): Promise<number> {
    return this.collection.count({ ...own(caller), ...filter });
  }
}

/** A task that waits for a worker is no longer somebody's draft: queueing drops the tag in the same write. */
function writeOf(fields: Readonly<Record<string, unknown>>, status: TaskStatus, { quietly }: StatusChange): Update {
  const leavesDevelopment = status === 'queued' ? { $pull: { system_tags: 'development' } } : {};
  return { ...setOrUnset(fields), ...leavesDevelopment, ...quietly };
}

function wholeSeconds(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1000));
}

function unknownTask(id: string, caller: Caller): ApiError {
  return new ApiError(errors.invalid_task_id, { data: { id, company: caller.company } });
}

function lostRace(task: TaskDocument, status: TaskStatus): ApiError {
  return new ApiError(errors.failed_changing_task_status, {
    data: { task_id: task.id, current_status: task.status, new_status: status },
  });
}
