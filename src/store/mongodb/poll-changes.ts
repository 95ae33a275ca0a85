import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from 'mongodb';
import type { ChangeHint, ChangeListener } from '../port.js';
import { CHANGED, REVISION } from './change-marks.js';
import { REMOVALS, type Removal, removalHint } from './removals.js';
import type { Stored } from './stored.js';

/** A write may be seen this much later than its mark says: each look goes back so far, and leaves out what it has seen. */
const OVERLAP_MS = 5_000;

export interface PollOptions {
  readonly collections: readonly string[];
  readonly intervalMs: number;
}

/** Looks for marked documents again and again, until disposed. Resolves after the first look: what was changed before is not told. */
export async function pollChanges(
  db: Db,
  { collections, intervalMs }: PollOptions,
  sink: ChangeListener,
): Promise<AsyncDisposable> {
  const polls = [...collections, REMOVALS].map((name) => new MarkedReader(db, name));
  const start = await serverTime(db);
  await Promise.all(polls.map((poll) => poll.begin(start)));
  const end = new AbortController();
  const running = repeat(polls, intervalMs, sink, end.signal);
  return {
    [Symbol.asyncDispose]: async () => {
      end.abort();
      await running;
    },
  };
}

async function repeat(
  polls: readonly MarkedReader[],
  intervalMs: number,
  sink: ChangeListener,
  signal: AbortSignal,
): Promise<void> {
  // Nothing is lost by a look that failed: the next one starts where the last good one ended. But while none succeeds, nobody is told.
  let failed = false;
  for (;;) {
    await wait(intervalMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    try {
      const found = await Promise.all(polls.map((poll) => poll.read()));
      if (!signal.aborted) sink.changed(found.flat());
      failed = false;
    } catch (error) {
      if (!failed && !signal.aborted) sink.lost(error);
      failed = true;
    }
  }
}

/** The marked documents of one collection, each change of one once. */
class MarkedReader {
  readonly #db: Db;
  readonly #name: string;
  #newest = new Date(0);
  #seen = new Map<string, Date>();

  constructor(db: Db, name: string) {
    this.#db = db;
    this.#name = name;
  }

  async begin(now: Date): Promise<void> {
    this.#newest = now;
    await this.read();
  }

  async read(): Promise<ChangeHint[]> {
    const since = new Date(this.#newest.getTime() - OVERLAP_MS);
    const marks = { [CHANGED]: 1, [REVISION]: 1 } as const;
    const fields = this.#name === REMOVALS ? {} : { projection: marks };
    const found = await this.#db
      .collection<Stored>(this.#name)
      .find({ [CHANGED]: { $gte: since } }, fields)
      .sort(CHANGED, 1)
      .toArray();
    const hints = found.filter((document) => this.#isNew(document)).map((document) => this.#hint(document));
    for (const [key, changed] of this.#seen) if (changed < since) this.#seen.delete(key);
    return hints;
  }

  #isNew(document: Stored): boolean {
    const changed = document[CHANGED] as Date;
    const key = `${document._id} ${String(document[REVISION])} ${changed.getTime()}`;
    if (this.#seen.has(key)) return false;
    this.#seen.set(key, changed);
    if (changed > this.#newest) this.#newest = changed;
    return true;
  }

  #hint(document: Stored): ChangeHint {
    return this.#name === REMOVALS ? removalHint(document as Removal) : { collection: this.#name, id: document._id };
  }
}

async function serverTime(db: Db): Promise<Date> {
  const { localTime } = await db.command({ hello: 1 });
  return localTime instanceof Date ? localTime : new Date();
}
