import { errors } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';
import type { Collection, Store } from '../../store/index.js';
import type { TaskDocument } from '../tasks/task-document.js';
import { ChangeCollector } from './change-collector.js';
import type { Interest } from './interest.js';
import { RecentEvents } from './recent-events.js';
import { Subscription } from './subscription.js';

export interface UpdatesOptions {
  readonly collectMs?: number;
  /** Events kept for those who come back. */
  readonly recent?: number;
  /** Tasks whose events may wait for one subscriber. */
  readonly waiting?: number;
  /** How long watching goes on when nobody is left: who comes back in that time misses nothing. */
  readonly lingerMs?: number;
  /** Told why changes may have been missed. */
  readonly onLost?: (reason: unknown) => void;
}

const DEFAULTS = { collectMs: 50, recent: 2_000, waiting: 1_000, lingerMs: 60_000, onLost: () => {} } as const;

/** One stretch of watching the store, from the first subscriber until some time after the last. */
interface Watch {
  readonly recent: RecentEvents;
  readonly ready: Promise<AsyncDisposable>;
}

/** The live updates of one process: one look at each change, however many subscribers there are. Ends all streams when disposed. */
export class Updates implements AsyncDisposable {
  readonly #store: Store;
  readonly #tasks: Collection<TaskDocument>;
  readonly #options: Required<UpdatesOptions>;
  readonly #subscriptions = new Set<Subscription>();
  #watch: Watch | undefined;
  #idle: NodeJS.Timeout | undefined;
  #stopping: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(store: Store, options: UpdatesOptions = {}) {
    this.#store = store;
    this.#tasks = store.collection<TaskDocument>('tasks');
    this.#options = { ...DEFAULTS, ...options };
  }

  /**
   * Opens a stream of what happens from now on or, when it is still known, from after the cursor. Its first event says which:
   * `ready`, or `resync` when something may have been missed.
   *
   * @throws ApiError 503/0 once the server is stopping
   */
  async subscribe(interest: Interest, after?: string): Promise<{ readonly stream: Subscription; readonly missed: boolean }> {
    const { recent } = await this.#watching();
    clearTimeout(this.#idle);
    const stream = new Subscription({
      interest,
      capacity: this.#options.waiting,
      position: () => recent.cursor,
      onEnd: (ended) => this.#leave(ended),
    });
    const earlier = after === undefined ? [] : recent.since(after);
    for (const event of earlier ?? []) stream.offer(event);
    this.#subscriptions.add(stream);
    return { stream, missed: earlier === undefined };
  }

  /** Number of open streams. */
  get subscribers(): number {
    return this.#subscriptions.size;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    for (const stream of [...this.#subscriptions]) stream.end();
    clearTimeout(this.#idle);
    this.#stop();
    await this.#stopping;
  }

  /** The watch under way, or a new one. */
  async #watching(): Promise<Watch> {
    for (;;) {
      if (this.#closed) throw new ApiError(errors.server_stopping);
      this.#watch ??= this.#start();
      const watch = this.#watch;
      try {
        await watch.ready;
      } catch (error) {
        if (this.#watch === watch) this.#watch = undefined;
        throw error;
      }
      // It may have been stopped in the meantime, as nobody was left.
      if (this.#watch === watch) return watch;
    }
  }

  #start(): Watch {
    const recent = new RecentEvents(this.#options.recent);
    const collector = new ChangeCollector({
      tasks: this.#tasks,
      collectMs: this.#options.collectMs,
      onChange: (change) => {
        const placed = recent.add(change);
        if (placed) for (const stream of this.#subscriptions) stream.offer(placed);
      },
      onLost: (reason) => {
        recent.forget();
        for (const stream of this.#subscriptions) stream.resync();
        this.#options.onLost(reason);
      },
    });
    const ready = this.#store.watch(collector).then((watching) => ({
      [Symbol.asyncDispose]: async () => {
        await watching[Symbol.asyncDispose]();
        await collector[Symbol.asyncDispose]();
      },
    }));
    return { recent, ready };
  }

  #leave(stream: Subscription): void {
    this.#subscriptions.delete(stream);
    if (this.#subscriptions.size > 0 || this.#closed) return;
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#stop(), this.#options.lingerMs);
    this.#idle.unref();
  }

  #stop(): void {
    const watch = this.#watch;
    this.#watch = undefined;
    if (!watch) return;
    const stopped = watch.ready.then((watching) => watching[Symbol.asyncDispose]());
    this.#stopping = Promise.all([this.#stopping, stopped.catch((error) => this.#options.onLost(error))]).then(() => {});
  }
}
