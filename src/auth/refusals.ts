export interface RefusalsOptions {
  readonly limit: number;
  /** How long a refusal is remembered, in milliseconds. */
  readonly forMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Remembers for a moment what was refused, so that a client that keeps on asking costs little. Bounded; the oldest go first. */
export class Refusals {
  readonly #until = new Map<string, number>();
  readonly #options: RefusalsOptions;

  constructor(options: RefusalsOptions) {
    this.#options = options;
  }

  has(key: string): boolean {
    const until = this.#until.get(key);
    return until !== undefined && until > this.#options.now();
  }

  add(key: string): void {
    this.#until.delete(key);
    this.#until.set(key, this.#options.now() + this.#options.forMs);
    if (this.#until.size <= this.#options.limit) return;
    const [oldest] = this.#until.keys();
    if (oldest !== undefined) this.#until.delete(oldest);
  }

  clear(): void {
    this.#until.clear();
  }
}
