import type { Progress } from '../options.js';

/** Where progress is shown: a terminal's line is written over, anything else gets a line now and then. */
export interface Screen {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

const TERMINAL_MS = 200;
const LINES_MS = 10_000;

/** Shows how far a run is, so often that somebody who waits knows that it works. */
export class ProgressLine {
  readonly #screen: Screen;
  readonly #everyMs: number;
  #shown: number;

  constructor(screen: Screen, now = Date.now()) {
    this.#screen = screen;
    this.#everyMs = screen.isTTY ? TERMINAL_MS : LINES_MS;
    this.#shown = now;
  }

  show({ played, planned, failures }: Progress, now = Date.now()): void {
    if (now - this.#shown < this.#everyMs) return;
    this.#shown = now;
    const text = `${played} of ${planned} cases, differences: ${failures}`;
    this.#screen.write(this.#screen.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
  }

  /** Leaves a clean line. */
  end(): void {
    if (this.#screen.isTTY) this.#screen.write('\r\u001b[K');
  }
}
