import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import { type Condition, DuplicateKeyError, type FindOptions } from '../../store/index.js';
import { own } from '../scope.js';
import { positionAfter, positionBefore, positionBetween } from './positions.js';
import type { QueueEntryDocument } from './queue-document.js';
import type { Queues } from './queues.js';

/** A task and the queue it waits in. */
export interface WaitingTask {
  readonly queue: string;
  readonly task: string;
}

/** Where an entry goes. */
interface Target {
  /** Its place among the others, from 0, if the queue were long enough. */
  readonly rank: number;
  /** Undefined: it is there already. */
  readonly position?: string;
}

type FindTarget = (entry: QueueEntryDocument) => Promise<Target | undefined>;

/**
 * Brings a task nearer to the head of its queue, by at most `count` places.
 *
 * @returns its place from 0
 * @throws ApiError 400/703
 */
export function moveForward(waiting: WaitingTask, count: number, caller: Caller, queues: Queues): Promise<number> {
  return moveEntry(waiting, caller, queues, async (entry) => {
    const rank = await queues.entries.count({ queue: entry.queue, position: { $lt: entry.position } });
    const passed = Math.min(count, rank);
    if (passed === 0) return { rank };
    const [next, previous] = await neighbours(entry, { $lt: entry.position }, passed, queues);
    if (!next) return undefined;
    const position = previous ? positionBetween(previous.position, next.position) : positionBefore(next.position);
    return { rank: rank - passed, position };
  });
}

/** The same towards the end. @returns the place that was asked for, which may lie beyond the end */
export function moveBackward(waiting: WaitingTask, count: number, caller: Caller, queues: Queues): Promise<number> {
  return moveEntry(waiting, caller, queues, async (entry) => {
    const [ahead, behind] = await Promise.all([
      queues.entries.count({ queue: entry.queue, position: { $lt: entry.position } }),
      queues.entries.count({ queue: entry.queue, position: { $gt: entry.position } }),
    ]);
    const passed = Math.min(count, behind);
    if (passed === 0) return { rank: ahead + count };
    const [previous, next] = await neighbours(entry, { $gt: entry.position }, passed, queues);
    if (!previous) return undefined;
    const position = next ? positionBetween(previous.position, next.position) : behindAll(previous.position, queues);
    return { rank: ahead + count, position };
  });
}

/** What comes now is behind all others, unless a clock that runs ahead of ours put one there. */
function behindAll(last: string, queues: Queues): string {
  const position = queues.nextPosition();
  return position > last ? position : positionAfter(last);
}

/** The last entry to pass on the way from an entry, and the one beyond it if there is one. */
function neighbours(
  { queue }: QueueEntryDocument,
  position: Condition,
  passed: number,
  queues: Queues,
): Promise<QueueEntryDocument[]> {
  const options: FindOptions = { sort: [{ path: 'position', descending: '$lt' in position }], skip: passed - 1, limit: 2 };
  return queues.entries.find({ queue, position }, options);
}

/**
 * Gives one entry another place by one write, which only happens while the entry is where it was and the place is free; otherwise all
 * is read again. The others keep their places, so that whoever takes one meanwhile is not disturbed.
 */
async function moveEntry({ queue, task }: WaitingTask, caller: Caller, queues: Queues, targetOf: FindTarget): Promise<number> {
  for (;;) {
    const [entry] = await queues.entries.find({ ...own(caller), queue, task }, { limit: 1 });
    if (!entry) throw notWaiting({ queue, task });
    const target = await targetOf(entry);
    if (!target) continue;
    if (target.position === undefined) return target.rank;
    if (await put(entry, target.position, queues)) {
      await queues.touch(queue, caller);
      return target.rank;
    }
  }
}

async function put({ id, position }: QueueEntryDocument, to: string, { entries }: Queues): Promise<boolean> {
  try {
    return (await entries.update({ id, position }, { $set: { position: to } })) > 0;
  } catch (error) {
    if (error instanceof DuplicateKeyError) return false;
    throw error;
  }
}

/** 400/703: there is no such queue, or the task is not in it. */
export function notWaiting({ queue, task }: WaitingTask): ApiError {
  return new ApiError(errors.invalid_queue_or_task_not_queued, { data: { queue, task } });
}
