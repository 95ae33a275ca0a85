/** Where a command reads and writes: the process's streams, or a test's. */
export interface Io {
  /** Absent: there is nothing to read. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C or SIGTERM: finish and return. */
  readonly signal: AbortSignal;
}
