import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../src/app/cli.js';
import { eventually } from './harness.js';

/** What a command printed and ended with. */
export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, to its end; it reads `input`. */
export async function command(
  argv: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  input?: AsyncIterable<Uint8Array | string>,
): Promise<CommandResult> {
  const { io, output } = recorder(environment, new AbortController().signal);
  const code = await runCli(argv, input ? { ...io, stdin: input } : io);
  return { code, ...output() };
}

/** A server started by `taskwright serve` in this process. */
export interface RunningServer {
  readonly url: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly output: () => { readonly stdout: string; readonly stderr: string };
  /** A call with the administrator's key. */
  readonly call: (action: string, body?: unknown) => Promise<Answer>;
  /** Tells it to stop, and waits. Gives the exit code. */
  readonly stop: () => Promise<number>;
}

export interface Answer {
  readonly status: number;
  readonly meta: { readonly result_code: number; readonly result_subcode: number; readonly result_msg: string };
  readonly data: Record<string, unknown>;
}

export const KEY = { TASKWRIGHT_ACCESS_KEY: 'ADMIN', TASKWRIGHT_SECRET_KEY: 'admin-secret' };

/** Starts a server, on a free port unless one is given; its key is `KEY` unless the environment says otherwise. */
export async function startServer(
  dataDir: string,
  environment: Readonly<Record<string, string>> = KEY,
  port = '0',
): Promise<RunningServer> {
  const controller = new AbortController();
  const { io, output } = recorder(environment, controller.signal);
  let code: number | undefined;
  const ended = runCli(['serve', '--port', port, '--data-dir', dataDir], io).then((result) => (code = result));
  await eventually(() => output().stdout.includes('listening') || code !== undefined, 'the server listens');
  const { stdout, stderr } = output();
  if (code !== undefined) throw new Error(`serve ended with ${code}: ${stderr}`);
  const url = /listening +(\S+)/.exec(stdout)?.[1] ?? '';
  const accessKey = /access key +(\S+)/.exec(stdout)?.[1] ?? environment.TASKWRIGHT_ACCESS_KEY ?? '';
  const secretKey = /secret key +(\S+)/.exec(stdout)?.[1] ?? environment.TASKWRIGHT_SECRET_KEY ?? '';
  const authorization = `Basic ${Buffer.from(`${accessKey}:${secretKey}`).toString('base64')}`;
  const call = async (action: string, body: unknown = {}): Promise<Answer> => {
    const headers = { Authorization: authorization, 'Content-Type': 'application/json' };
    const answer = await fetch(`${url}/v2.22/${action}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: answer.status, ...((await answer.json()) as Omit<Answer, 'status'>) };
  };
  const stop = (): Promise<number> => {
    controller.abort('SIGTERM');
    return ended;
  };
  return { url, accessKey, secretKey, output, call, stop };
}

/** A folder of its own for the time of `use`. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'taskwright-test-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Streams of a command that keep what it writes. */
export function recorder(environment: Readonly<Record<string, string>>, signal: AbortSignal) {
  let stdout = '';
  let stderr = '';
  const io = {
    stdout: { write: (text: string) => (stdout += text) },
    stderr: { write: (text: string) => (stderr += text) },
    environment: { TASKWRIGHT_LOG_LEVEL: 'silent', ...environment },
    signal,
  };
  return { io, output: () => ({ stdout, stderr }) };
}
