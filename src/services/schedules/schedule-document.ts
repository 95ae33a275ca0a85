import type { CollectionDefinition, Document } from '../../store/index.js';

/** When children of a task are to be queued. The id is that of the task. */
export interface ScheduleDocument extends Document {
  readonly company: string;
  /** Who owns the children. */
  readonly user: string;
  /** Name of the queue, made where there is none. */
  readonly queue: string;
  /** When again, in UTC; absent: once. */
  readonly cron?: string;
  /** Fields of each child as `tasks.create` takes them, but for parent and project, as JSON; absent where the one child is there already. */
  readonly template?: string;
  /** Id of the one child that waits. */
  readonly child?: string;
  /** When a child is to be queued next; absent after the last time. */
  readonly next?: Date;
  /** The one being queued. It is named before it is made, so that whoever goes on where another crashed makes no second. */
  readonly claim?: { readonly child: string; readonly occurrence: Date; readonly made?: true };
  /** When there is something to do: at `next`, or once whoever has claimed counts as crashed. */
  readonly due: Date;
  readonly created: Date;
}

export const scheduleCollection: CollectionDefinition = {
  name: 'schedules',
  indexes: [{ name: 'due', paths: ['due'] }],
  scalars: { company: 'string', next: 'date', due: 'date', created: 'date', 'claim.child': 'string' },
};
