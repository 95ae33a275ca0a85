import { DuplicateKeyError } from '../../store/index.js';
import { newId } from '../ids.js';
import { positionOf } from '../queues/positions.js';
import { POSITION_INDEX, type QueueEntryDocument } from '../queues/queue-document.js';
import type { Queues } from '../queues/queues.js';

/** Where a task waits: higher priorities first, then what came earlier. */
export interface Place {
  readonly priority: number;
  /** Microseconds since 1970. */
  readonly at: number;
  /** Reason that the task's status is given when it is taken. */
  readonly taken: string;
}

/**
 * Puts a task into a queue at its place, or moves it there where it waits already; a place that is taken gives the next one. One write
 * each time, which names the place: whatever else comes and goes meanwhile, the order holds.
 */
export async function placeEntry(
  { company, queue, task }: Pick<QueueEntryDocument, 'company' | 'queue' | 'task'>,
  { priority, at, taken }: Place,
  { entries }: Pick<Queues, 'entries'>,
): Promise<QueueEntryDocument> {
  for (let microseconds = at; ; microseconds++) {
    const position = positionOf(priority, microseconds);
    const entry = { id: newId(), company, queue, task, added: new Date(), position, taken_reason: taken };
    const outcome = await inserted(entry, entries);
    if (outcome === 'done') return entry;
    const moved = outcome === 'waits already' ? await movedTo(entry, entries) : undefined;
    if (moved) return moved;
  }
}

type Entries = Queues['entries'];

async function inserted(entry: QueueEntryDocument, entries: Entries): Promise<'done' | 'place taken' | 'waits already'> {
  try {
    await entries.insert(entry);
    return 'done';
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
    return error.index === POSITION_INDEX ? 'place taken' : 'waits already';
  }
}

/** Undefined when it was taken meanwhile, or something else has the place: then all is tried again. */
async function movedTo({ id: _, ...entry }: QueueEntryDocument, entries: Entries): Promise<QueueEntryDocument | undefined> {
  const { queue, task, added, position, taken_reason } = entry;
  try {
    return await entries.findAndUpdate({ queue, task }, { $set: { added, position, taken_reason } });
  } catch (error) {
    if (error instanceof DuplicateKeyError) return undefined;
    throw error;
  }
}
