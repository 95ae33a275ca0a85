export interface ConfirmedCacheOptions<V> {
  /** Most entries kept; the least used go first. */
  readonly limit: number;
  /** How long a value counts without being confirmed, in milliseconds. */
  readonly freshMs: number;
  /** Looks again whether a value still holds; gives it, or what it has become. Throws when it no longer does. */
  readonly confirm: (value: V) => Promise<V>;
  /** When a value ends by itself, in milliseconds since 1970: it is confirmed then at the latest. */
  readonly endOf: (value: V) => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Entry<V> {
  readonly value: V;
  readonly freshUntil: number;
  used: boolean;
}

/**
 * A bounded cache of facts that are expensive to establish, cheap to confirm and can be withdrawn at any time: who a token
 * or a key stands for. A fresh fact is answered synchronously; callers who ask for the same one meanwhile share the work.
 */
export class ConfirmedCache<V> {
  readonly #entries = new Map<string, Entry<V>>();
  readonly #running = new Map<string, Promise<V>>();
  readonly #options: ConfirmedCacheOptions<V>;
  #generation = 0;

  constructor(options: ConfirmedCacheOptions<V>) {
    this.#options = options;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The fact under `key`; the promise fails with whatever `establish` or `confirm` threw, and nothing is kept then. */
  get(key: string, establish: () => Promise<V>): V | Promise<V> {
    const entry = this.#entries.get(key);
    if (entry && entry.freshUntil > this.#options.now()) {
      entry.used = true;
      return entry.value;
    }
    return this.#running.get(key) ?? this.#start(key, entry ? () => this.#options.confirm(entry.value) : establish);
  }

  /** Forgets every fact that `applies`. What is being established right now is neither kept nor shared: it may be older than the reason. */
  drop(applies: (value: V) => boolean): void {
    this.#generation++;
    this.#running.clear();
    for (const [key, { value }] of this.#entries) if (applies(value)) this.#entries.delete(key);
  }

  #start(key: string, find: () => Promise<V>): Promise<V> {
    const running = this.#find(key, find).finally(() => {
      if (this.#running.get(key) === running) this.#running.delete(key);
    });
    this.#running.set(key, running);
    return running;
  }

  async #find(key: string, find: () => Promise<V>): Promise<V> {
    const generation = this.#generation;
    try {
      const value = await find();
      if (generation === this.#generation) this.#keep(key, value);
      return value;
    } catch (error) {
      this.#entries.delete(key);
      throw error;
    }
  }

  #keep(key: string, value: V): void {
    const { freshMs, endOf, limit, now } = this.#options;
    this.#entries.delete(key);
    if (this.#entries.size >= limit) this.#evict();
    this.#entries.set(key, { value, freshUntil: Math.min(now() + freshMs, endOf(value)), used: false });
  }

  /** Second chance: whoever was used since it was last looked at goes to the end of the line. Hits then cost no reordering. */
  #evict(): void {
    for (const [key, entry] of this.#entries) {
      this.#entries.delete(key);
      if (!entry.used) return;
      entry.used = false;
      this.#entries.set(key, entry);
    }
  }
}
