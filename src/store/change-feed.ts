import type { ChangeHint, ChangeListener } from './port.js';

/** Brings the changes that other processes make: starts telling `sink`, and stops when what it gives is disposed. */
export type RemoteChanges = (sink: ChangeListener) => Promise<AsyncDisposable>;

/**
 * All that is known of changes to the watched collections of one store: those made through it, and those that `remote` brings, which runs
 * only while somebody listens.
 */
export class ChangeFeed implements ChangeListener {
  readonly #remote: RemoteChanges | undefined;
  readonly #listeners = new Set<ChangeListener>();
  #running: Promise<AsyncDisposable> | undefined;

  constructor(remote?: RemoteChanges) {
    this.#remote = remote;
  }

  /** Somebody listens. While nobody does, a write need not find out which documents it is about to change. */
  get heard(): boolean {
    return this.#listeners.size > 0;
  }

  /** Resolves when every change from then on is told. */
  async listen(listener: ChangeListener): Promise<AsyncDisposable> {
    this.#listeners.add(listener);
    try {
      this.#running ??= this.#remote?.(this);
      await this.#running;
    } catch (error) {
      this.#running = undefined;
      this.#listeners.delete(listener);
      throw error;
    }
    return { [Symbol.asyncDispose]: () => this.#leave(listener) };
  }

  changed(hints: readonly ChangeHint[]): void {
    if (hints.length > 0) for (const listener of this.#listeners) listener.changed(hints);
  }

  lost(reason: unknown): void {
    for (const listener of this.#listeners) listener.lost(reason);
  }

  /** Stops what brings changes, whoever listens. To be called before the database is closed. */
  async close(): Promise<void> {
    this.#listeners.clear();
    await this.#stop();
  }

  async #leave(listener: ChangeListener): Promise<void> {
    this.#listeners.delete(listener);
    if (!this.heard) await this.#stop();
  }

  async #stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    await (await running)?.[Symbol.asyncDispose]();
  }
}
