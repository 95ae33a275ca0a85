/** What keeps the uses: `Identities` those of keys, `SurfaceCredentials` theirs. */
export interface UseRecorder {
  recordUse(key: string, at: Date, from: string | undefined): Promise<void>;
}

interface Use {
  at: number;
  from: string | undefined;
  /** Not before this time is it written again, in milliseconds since 1970. */
  nextWrite: number;
  written: boolean;
}

export interface LastUseOptions {
  /** At most one write a key in so many milliseconds; default a minute. */
  readonly intervalMs?: number;
  readonly now?: () => number;
  /** Told when a write failed. It is tried again after the interval. */
  readonly onError: (error: unknown) => void;
}

/** Longest name of a worker that is kept. */
const MAX_FROM = 256;

/** Keeps `last_used` and `last_used_from` of credentials up to date without a write a call: the first use is written at once, later ones together. */
export class LastUse implements AsyncDisposable {
  readonly #recorder: UseRecorder;
  readonly #intervalMs: number;
  readonly #now: () => number;
  readonly #onError: (error: unknown) => void;
  readonly #uses = new Map<string, Use>();
  readonly #writes = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(recorder: UseRecorder, { intervalMs = 60_000, now = Date.now, onError }: LastUseOptions) {
    this.#recorder = recorder;
    this.#intervalMs = intervalMs;
    this.#now = now;
    this.#onError = onError;
  }

  /** The key was used just now, by the worker or from the address `from`. Never waits and never throws. */
  note(accessKey: string, from: string | undefined): void {
    const at = this.#now();
    let use = this.#uses.get(accessKey);
    if (!use) {
      use = { at, from, nextWrite: at, written: false };
      this.#uses.set(accessKey, use);
      this.#timer ??= setInterval(() => this.#sweep(), this.#intervalMs).unref();
    }
    use.at = at;
    use.from = from ?? use.from;
    use.written = false;
    if (at >= use.nextWrite) this.#write(accessKey, use);
  }

  /** Writes what is still unwritten and waits for all writes. */
  async flush(): Promise<void> {
    for (const [accessKey, use] of this.#uses) if (!use.written) this.#write(accessKey, use);
    await Promise.all(this.#writes);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }

  #sweep(): void {
    const now = this.#now();
    for (const [accessKey, use] of this.#uses) {
      if (now < use.nextWrite) continue;
      if (use.written) this.#uses.delete(accessKey);
      else this.#write(accessKey, use);
    }
  }

  #write(accessKey: string, use: Use): void {
    use.nextWrite = this.#now() + this.#intervalMs;
    use.written = true;
    const write = this.#recorder
      .recordUse(accessKey, new Date(use.at), use.from?.slice(0, MAX_FROM))
      .catch((error: unknown) => {
        use.written = false;
        this.#onError(error);
      })
      .finally(() => this.#writes.delete(write));
    this.#writes.add(write);
  }
}
