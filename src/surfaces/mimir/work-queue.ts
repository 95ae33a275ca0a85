import type { TaskStatus } from '../../generated/index.js';
import type { Caller } from '../../rpc/index.js';

/** What a change writes beside the status. What is left out stays as it is, null removes. */
export interface WorkFields {
  readonly name?: string;
  readonly started?: Date | null;
  readonly completed?: Date | null;
  /** Seconds. */
  readonly duration?: number;
  readonly configuration?: Readonly<Record<string, string>>;
  readonly error?: string | null;
  /** Where the result is. */
  readonly result?: string | null;
  readonly metric?: { readonly name: string; readonly values: Readonly<Record<string, number>> };
  readonly runtime?: Readonly<Record<string, unknown>>;
}

export interface WorkChange {
  readonly status: TaskStatus;
  readonly reason: string;
  readonly fields: WorkFields;
  /** Where the task waits from now on, or that it does so as before; without it in no queue. Only for `queued`. */
  readonly waits?: WaitingPlace | 'as before';
}

/** A place in the queue: higher priorities first, then what came earlier. */
export interface WaitingPlace {
  readonly priority: number;
  /** Default: when the task was made. */
  readonly since?: Date;
  /** Reason that the task's status is given when it is taken. */
  readonly taken: string;
}

/** A task as it was when a change was decided on: an item of its configuration and its status tell whether it still is. */
export interface SeenTask {
  readonly id: string;
  readonly status: TaskStatus;
  readonly kept: { readonly name: string; readonly value: string | undefined };
}

/** What no action of the core does: the queue of the surface, and changes from any status to any by one write (rest-surfaces 5.4 to 5.6). */
export interface WorkQueue {
  /** False when somebody else changed the task since it was seen. @throws ApiError 400/101 it is gone */
  change(seen: SeenTask, change: WorkChange, caller: Caller): Promise<boolean>;
  /** How many tasks wait in the queue. */
  length(caller: Caller): Promise<number>;
  /** How many tasks with all the tags there are of each status and reason, and of each type, which an item of the configuration names. */
  counts(tags: readonly string[], typeItem: string, caller: Caller): Promise<WorkCounts>;
}

export interface WorkCounts {
  readonly statuses: readonly { readonly status: string; readonly reason: string; readonly count: number }[];
  readonly types: readonly { readonly type: string; readonly count: number }[];
}
