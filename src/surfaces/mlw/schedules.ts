import type { Caller } from '../../rpc/index.js';

/** What is to be queued, and when first. */
export interface NewSchedule {
  /** Id of the parent task. */
  readonly task: string;
  /** Name of the queue, made where there is none. */
  readonly queue: string;
  readonly first: Date;
  /** Once: the child that waits. Again and again: the expression, and the children's fields as `tasks.create` takes them. */
  readonly what: { readonly child: string } | { readonly cron: string; readonly template: object };
}

/** The times at which individual tasks are queued. Kept, and done, by whoever puts the surface together. */
export interface Schedules {
  /** The first moment of a cron expression that is not before another, in UTC; or why there is none. */
  firstMoment(cron: string, from: Date): Promise<{ readonly at: Date } | { readonly problem: string }>;
  add(schedule: NewSchedule, caller: Caller): Promise<void>;
  /** Ends the schedule of a parent task: always, or if it is this child that waits for it. */
  end(task: string, child?: string): Promise<void>;
  /** Those of the parent tasks whose schedules have a time ahead. */
  ahead(tasks: readonly string[]): Promise<ReadonlySet<string>>;
}
