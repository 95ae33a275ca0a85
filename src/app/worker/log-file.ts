import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';

/** A file that is being written; disposing of it waits until all is on disk. */
export interface LogFile extends AsyncDisposable {
  readonly stream: WriteStream;
}

/** Makes the folder of log files. @throws UsageError */
export function ensureLogDir(folder: string | undefined): void {
  try {
    if (folder !== undefined) mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new UsageError(`--log-dir ${folder}: ${(error as Error).message}`);
  }
}

/** The log file of a task, which a later run goes on with. Undefined without a folder. What cannot be written is told, and lost. */
export function openLog(folder: string | undefined, task: string, io: Io): LogFile | undefined {
  if (folder === undefined) return undefined;
  const stream = createWriteStream(join(folder, `${task}.log`), { flags: 'a', mode: 0o600 });
  stream.on('error', ({ message }) => io.stderr.write(`taskwright worker: the log cannot be written: ${message}\n`));
  return {
    stream,
    [Symbol.asyncDispose]: async () => {
      const written = finished(stream).catch(() => undefined);
      stream.end();
      await written;
    },
  };
}
