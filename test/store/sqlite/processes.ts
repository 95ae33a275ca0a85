import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const child = fileURLToPath(new URL('./child.ts', import.meta.url));

/** A process running `child.ts`, and what it has printed so far. */
export interface Running {
  readonly process: ChildProcess;
  readonly lines: readonly string[];
  /** Resolves when it has ended and everything it printed is in `lines`. */
  readonly ended: Promise<void>;
}

export function start(
  command: string,
  path: string,
  argument = '',
  options: { readonly uid?: number; readonly fileBlocks?: number } = {},
): Running {
  const node = [process.execPath, '--import', 'tsx', child, command, path, argument];
  // `ulimit` belongs to the shell; it hands the limit, and its own process, on to node.
  const [program = '', ...rest] = options.fileBlocks
    ? ['/bin/bash', '-c', `ulimit -f ${options.fileBlocks}; exec "$@"`, 'bash', ...node]
    : node;
  const identity = options.uid === undefined ? {} : { uid: options.uid, gid: options.uid };
  const started = spawn(program, rest, { stdio: ['ignore', 'pipe', 'inherit'], ...identity });
  const lines: string[] = [];
  let open = '';
  started.stdout?.on('data', (data: Buffer) => {
    const parts = (open + data).split('\n');
    open = parts.pop() ?? '';
    lines.push(...parts);
  });
  const ended = new Promise<void>((resolve) => started.on('close', () => resolve()));
  return { process: started, lines, ended };
}

/** Runs something with a folder of its own, removed afterwards. */
export async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'taskwright-sqlite-'));
  try {
    await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
