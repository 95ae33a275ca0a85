/** Bytes of output that are kept. */
const KEPT = 4096;

const CONTINUATION = 0b1000_0000;
const CONTINUATION_MASK = 0b1100_0000;

/** The last 4 KiB of a program's output. */
export class LogTail {
  #bytes: Buffer = Buffer.alloc(0);
  #cut = false;

  append(chunk: Buffer): void {
    this.#cut ||= this.#bytes.length + chunk.length > KEPT;
    // Of a large chunk only its end is copied.
    this.#bytes = Buffer.concat([this.#bytes, chunk.subarray(-KEPT)]).subarray(-KEPT);
  }

  /** As text, from the start of a character on. What is no UTF-8, and NUL, becomes the replacement character. */
  text(): string {
    const start = this.#cut ? this.#bytes.findIndex((byte) => (byte & CONTINUATION_MASK) !== CONTINUATION) : 0;
    return this.#bytes.subarray(Math.max(start, 0)).toString('utf8').replaceAll('\0', '\u{fffd}');
  }

  /** The last lines, at most so many. */
  lastLines(count: number): string {
    return this.text().trimEnd().split('\n').slice(-count).join('\n');
  }
}
