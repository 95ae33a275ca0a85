import { randomBytes } from 'node:crypto';
import type { Scope, TaskChange, UpdateEvent } from './update-event.js';

/** An event at its place in the stream. */
export interface PlacedEvent {
  readonly sequence: number;
  readonly scope: Scope;
  readonly event: UpdateEvent;
}

const CURSOR = /^([\da-f]{16})-(\d{1,15})$/;

/**
 * The last events of one stretch of watching, so that whoever was away for a moment can be told what happened. A cursor is
 * `<epoch>-<sequence>`: the epoch is new for each stretch, as a sequence means nothing in another one or in another process.
 */
export class RecentEvents {
  readonly #epoch = randomBytes(8).toString('hex');
  readonly #capacity: number;
  readonly #events = new Map<number, PlacedEvent>();
  /** The latest event of each task that is still kept. */
  readonly #latest = new Map<string, PlacedEvent>();
  #sequence = 0;
  /** Cursors before this one are of no use any more. */
  #first = 0;

  /** @param capacity number of events kept */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Where the stream stands. */
  get cursor(): string {
    return this.#cursorAt(this.#sequence);
  }

  /** Gives the change its place; undefined when it tells nothing that the task's latest event did not. */
  add({ scope, event }: TaskChange): PlacedEvent | undefined {
    const latest = this.#latest.get(scope.task);
    if (latest && isSame({ scope, event }, latest)) return undefined;
    const sequence = ++this.#sequence;
    const placed = { sequence, scope, event: { ...event, cursor: this.#cursorAt(sequence) } };
    this.#events.set(sequence, placed);
    this.#latest.set(scope.task, placed);
    this.#dropOldest();
    return placed;
  }

  /** After this, no earlier cursor can be resumed from: something may have happened that is no event here. */
  forget(): void {
    this.#events.clear();
    this.#latest.clear();
    this.#first = ++this.#sequence;
  }

  /** What happened after a cursor; undefined when that is not known. */
  since(cursor: string): readonly PlacedEvent[] | undefined {
    const [, epoch, digits] = CURSOR.exec(cursor) ?? [];
    const sequence = Number(digits);
    if (epoch !== this.#epoch || sequence < this.#first || sequence > this.#sequence) return undefined;
    return [...this.#events.values()].filter((placed) => placed.sequence > sequence);
  }

  #dropOldest(): void {
    for (const [sequence, placed] of this.#events) {
      if (this.#events.size <= this.#capacity) return;
      this.#events.delete(sequence);
      if (this.#latest.get(placed.scope.task) === placed) this.#latest.delete(placed.scope.task);
      this.#first = sequence;
    }
  }

  #cursorAt(sequence: number): string {
    return `${this.#epoch}-${sequence}`;
  }
}

/** A write is told by more than one way; the place in the stream is no part of what is told. */
function isSame(change: TaskChange, { scope, event: { cursor: _, ...event } }: PlacedEvent): boolean {
  return JSON.stringify([change.scope, change.event]) === JSON.stringify([scope, event]);
}
