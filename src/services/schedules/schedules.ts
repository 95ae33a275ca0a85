import type { Caller } from '../../rpc/index.js';
import type { Collection, Filter, FindOptions, Store } from '../../store/index.js';
import { CronError, momentAfter } from './cron.js';
import { type ScheduleDocument, scheduleCollection } from './schedule-document.js';

/** What is to be queued, and when first. */
export interface NewSchedule extends Pick<ScheduleDocument, 'queue'> {
  /** Id of the task whose children it is about. */
  readonly task: string;
  readonly first: Date;
  /** Once: the child that waits. Again and again: the expression, and the children's fields as `tasks.create` takes them. */
  readonly what: { readonly child: string } | { readonly cron: string; readonly template: object };
}

/** When a cron expression comes true first, or why it cannot be used. */
export type FirstMoment = { readonly at: Date } | { readonly problem: string };

/** The schedules of tasks, of all companies. `queueDue` does what they say. */
export class Schedules {
  readonly collection: Collection<ScheduleDocument>;

  constructor(store: Store) {
    this.collection = store.collection(scheduleCollection.name);
  }

  /** The first moment of a cron expression that is not before another, in UTC. */
  async firstMoment(cron: string, from: Date): Promise<FirstMoment> {
    try {
      return { at: await momentAfter(cron, new Date(from.getTime() - 1)) };
    } catch (error) {
      if (error instanceof CronError) return { problem: error.message };
      throw error;
    }
  }

  /** Gives a task a schedule, which it must not have yet. */
  async add({ task, queue, first, what }: NewSchedule, { company, user }: Caller, now = new Date()): Promise<void> {
    const how = 'child' in what ? what : { cron: what.cron, template: JSON.stringify(what.template) };
    await this.collection.insert({ id: task, company, user, queue, ...how, next: first, due: first, created: now });
  }

  /** Ends the schedule of a task: nothing is queued by it any more. @param child only if it is this one that waits for it */
  async end(task: string, child?: string): Promise<void> {
    await this.collection.deleteMany(child === undefined ? { id: task } : { id: task, child });
  }

  /** Those of the tasks whose schedules have a time ahead. */
  async ahead(tasks: readonly string[]): Promise<ReadonlySet<string>> {
    if (tasks.length === 0) return new Set();
    const filter = { id: { $in: tasks }, next: { $exists: true } };
    return new Set((await this.collection.find(filter, { projection: { include: ['id'] } })).map(({ id }) => id));
  }
}

/** The schedules that there is something to do for, and how they are read: the latest first. */
export function dueSchedules(now: Date, limit: number): { readonly filter: Filter; readonly page: FindOptions } {
  return { filter: { due: { $lte: now } }, page: { sort: [{ path: 'due' }], limit } };
}
