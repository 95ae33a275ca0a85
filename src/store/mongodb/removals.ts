import { randomUUID } from 'node:crypto';
import type { AnyBulkWriteOperation, Db } from 'mongodb';
import type { ChangeHint } from '../port.js';
import { CHANGED, MARKS } from './change-marks.js';
import type { Stored } from './stored.js';

/** Collection of what is told of removed documents to other processes. */
export const REMOVALS = '_taskwright_removed';

/** Nobody is further behind than this. */
const KEPT_SECONDS = 3_600;

/** That a document was removed. */
export interface Removal extends Stored {
  readonly collection: string;
  readonly document: string;
  readonly scope: Readonly<Record<string, unknown>>;
}

/** Lets the server drop old ones by itself. The index serves polling as well. */
export async function ensureRemovals(db: Db): Promise<void> {
  const index = { key: { [CHANGED]: 1 as const }, name: 'expiry', expireAfterSeconds: KEPT_SECONDS };
  await db.collection(REMOVALS).createIndexes([index]);
}

/** Notes removals. While one write is under way the next ones are collected, so that a thousand deletions at once are a few writes. */
export function removalNotes(db: Db): (hints: readonly ChangeHint[]) => Promise<void> {
  let waiting: ChangeHint[] = [];
  let underWay: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | undefined;
  return (hints) => {
    waiting.push(...hints);
    next ??= underWay.then(() => {
      const batch = waiting;
      waiting = [];
      next = undefined;
      const write = insertRemovals(db, batch);
      underWay = write.catch(() => {});
      return write;
    });
    return next;
  };
}

async function insertRemovals(db: Db, hints: readonly ChangeHint[]): Promise<void> {
  if (hints.length === 0) return;
  const writes = hints.map(({ collection, id, removed = {} }) => {
    // No other has this id, and an update alone can ask for the server's time.
    const update = { $setOnInsert: { collection, document: id, scope: removed }, ...MARKS };
    return { updateOne: { filter: { _id: randomUUID() }, update, upsert: true } };
  });
  await db.collection<Stored>(REMOVALS).bulkWrite(writes as unknown as AnyBulkWriteOperation<Stored>[], { ordered: false });
}

export function removalHint({ collection, document, scope }: Removal): ChangeHint {
  return { collection, id: document, removed: scope };
}
