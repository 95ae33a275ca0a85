import { randomUUID } from 'node:crypto';
import type { Db } from 'mongodb';
import type { ChangeHint } from '../port.js';
import { CHANGED, markedInsertOfNew } from './change-marks.js';
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
  const removals = hints.map(({ collection, id, removed = {} }): Removal => {
    return { _id: randomUUID(), collection, document: id, scope: removed };
  });
  await db.collection<Stored>(REMOVALS).bulkWrite(removals.map(markedInsertOfNew), { ordered: false });
}

export function removalHint({ collection, document, scope }: Removal): ChangeHint {
  return { collection, id: document, removed: scope };
}
