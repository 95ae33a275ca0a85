import type { EventStream } from '../../rpc/index.js';
import type { Interest } from './interest.js';
import type { PlacedEvent } from './recent-events.js';
import type { UpdateEvent } from './update-event.js';

/** Events given at once. */
const AT_ONCE = 64;

export interface SubscriptionParts {
  readonly interest: Interest;
  /** Tasks whose events may wait; with more the subscriber is told to read everything again. */
  readonly capacity: number;
  /** Where the stream stands. */
  readonly position: () => string;
  readonly onEnd: (subscription: Subscription) => void;
}

/**
 * One subscriber's view of the stream. What waits for it is bounded: of each task only the latest event waits, and when those of too many
 * tasks do, all are dropped for one `resync`.
 */
export class Subscription implements EventStream {
  readonly #parts: SubscriptionParts;
  readonly #waiting = new Map<string, UpdateEvent>();
  #resync = false;
  #ended = false;
  #wake: (() => void) | undefined;

  constructor(parts: SubscriptionParts) {
    this.#parts = parts;
  }

  /** With nothing waiting, all that passed was told or did not concern the subscriber. */
  get cursor(): string | undefined {
    return this.#waiting.size === 0 && !this.#resync ? this.#parts.position() : undefined;
  }

  offer({ scope, event }: PlacedEvent): void {
    if (this.#ended || this.#resync || !this.#parts.interest(scope)) return;
    // Deleted first, so that it moves to the end: cursors must never go back.
    this.#waiting.delete(scope.task);
    this.#waiting.set(scope.task, event);
    if (this.#waiting.size > this.#parts.capacity) this.resync();
    this.#wake?.();
  }

  /** Something was missed. */
  resync(): void {
    this.#waiting.clear();
    this.#resync = true;
    this.#wake?.();
  }

  async next(signal: AbortSignal): Promise<readonly UpdateEvent[] | undefined> {
    while (!this.#ended && !signal.aborted && this.#waiting.size === 0 && !this.#resync) await this.#woken(signal);
    return this.#ended ? undefined : this.#take();
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#waiting.clear();
    this.#wake?.();
    this.#parts.onEnd(this);
  }

  #take(): UpdateEvent[] {
    if (this.#resync) {
      this.#resync = false;
      return [{ kind: 'resync', cursor: this.#parts.position() }];
    }
    const taken = [...this.#waiting].slice(0, AT_ONCE);
    for (const [task] of taken) this.#waiting.delete(task);
    return taken.map(([, event]) => event);
  }

  async #woken(signal: AbortSignal): Promise<void> {
    let aborted: (() => void) | undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      aborted = resolve;
      signal.addEventListener('abort', resolve as () => void, { once: true });
    });
    this.#wake = undefined;
    if (aborted) signal.removeEventListener('abort', aborted);
  }
}
