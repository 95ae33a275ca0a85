import type { EventStream, StreamEvent } from '../../../src/rpc/index.js';

/** A stream that gives what is pushed, one event at a time, and counts how often it was asked. */
export class FakeStream implements EventStream {
  cursor: string | undefined = 'e-1';
  asked = 0;
  ended = false;
  readonly #waiting: StreamEvent[] = [];
  #wake: (() => void) | undefined;

  push(...cursors: string[]): void {
    this.#waiting.push(...cursors.map((cursor) => ({ kind: 'changed', cursor })));
    this.#wake?.();
  }

  async next(signal: AbortSignal): Promise<readonly StreamEvent[] | undefined> {
    this.asked++;
    if (this.#waiting.length === 0 && !this.ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    return this.ended ? undefined : this.#waiting.splice(0, 1);
  }

  end(): void {
    this.ended = true;
    this.#wake?.();
  }
}

export const FIRST = { kind: 'ready', cursor: 'e-0' };

export const always = async (): Promise<boolean> => true;
export const never = async (): Promise<boolean> => false;
