import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { LogTail } from './log-tail.js';
import { endGroup, signalGroup } from './process-group.js';

/** How a command ended. */
export type CommandEnd =
  | { readonly kind: 'exit'; readonly code: number }
  | { readonly kind: 'signal'; readonly signal: NodeJS.Signals }
  /** It never ran. */
  | { readonly kind: 'error'; readonly message: string };

export interface CommandOptions {
  readonly environment: Readonly<Record<string, string>>;
  /** Time for what it leaves running, and for its end on demand. */
  readonly graceMs: number;
  /** Gets all output. */
  readonly log?: Writable | undefined;
}

/** Errors go where other output goes, in the order in which they were written: two pipes would lose that. */
const ONE_STREAM = 'exec 2>&1\n';

/** How long output may lag behind the end of the command, held open by a process that left the group. */
const OUTPUT_LAG_MS = 1000;

/**
 * A shell command with its output, in a process group of its own: a Ctrl-C for the worker does not reach it, and it ends together with
 * what it started. When this process ends, the group is killed. Input is empty.
 */
export class RunningCommand {
  readonly tail = new LogTail();
  readonly ended: Promise<CommandEnd>;
  readonly #options: CommandOptions;
  readonly #over = new AbortController();
  #leader: number | undefined;
  #ending: Promise<void> | undefined;

  constructor(line: string, options: CommandOptions) {
    this.#options = options;
    this.ended = this.#run(line).finally(() => this.#over.abort());
  }

  /** Aborted when it has ended. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  /** Asks it to end by SIGTERM, and kills what is left after the grace time. Asking again changes nothing. */
  end(): Promise<void> {
    if (this.#leader !== undefined) this.#ending ??= endGroup(this.#leader, this.#options.graceMs);
    return this.#ending ?? Promise.resolve();
  }

  async #run(line: string): Promise<CommandEnd> {
    const { environment: env } = this.#options;
    const kill = (): void => {
      if (this.#leader !== undefined) signalGroup(this.#leader, 'SIGKILL');
    };
    process.on('exit', kill);
    try {
      const child = spawn('/bin/sh', ['-c', `${ONE_STREAM}${line}`], {
        detached: true,
        env,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      this.#leader = child.pid;
      const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
      this.#read(child.stdout);
      const end = await endOf(child);
      if (end.kind !== 'error') await this.#cleanUp(child, closed);
      return end;
    } catch (error) {
      return { kind: 'error', message: (error as Error).message };
    } finally {
      process.off('exit', kill);
    }
  }

  #read(stream: Readable): void {
    stream.on('data', (chunk: Buffer) => this.tail.append(chunk));
    const { log } = this.#options;
    if (!log) return;
    stream.pipe(log, { end: false });
    // A log that cannot be written must not hold up the command.
    log.once('error', () => stream.resume());
  }

  /** The shell has ended: what it left in the background goes as well, and the last output comes in. */
  async #cleanUp(child: ChildProcess, closed: Promise<void>): Promise<void> {
    await this.end();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, OUTPUT_LAG_MS);
    });
    await Promise.race([closed, late]);
    clearTimeout(timer);
    child.stdout?.destroy();
  }
}

function endOf(child: ChildProcess): Promise<CommandEnd> {
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve({ kind: 'error', message }));
    child.once('exit', (code, signal) =>
      resolve(signal === null ? { kind: 'exit', code: code ?? 0 } : { kind: 'signal', signal }),
    );
  });
}
