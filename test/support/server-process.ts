import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { eventually } from './harness.js';
import { KEY } from './running-server.js';

/** A server in a process of its own. */
export interface ServerProcess extends AsyncDisposable {
  readonly url: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Starts one on a free port; its key is `KEY`. */
export async function serverProcess(dataDir: string, environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const argv = ['--import', 'tsx', 'src/app/main.ts', 'serve', '--port', '0', '--data-dir', dataDir];
  const child = spawn(process.execPath, argv, { cwd: root, env: { ...process.env, ...KEY, ...environment } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const url = await eventually(
    () => /listening +(\S+)\n/.exec(output)?.[1] ?? (child.exitCode === null ? undefined : ended(output)),
    'the server listens',
    30_000,
  ).catch(async (error) => {
    await kill(child);
    throw error;
  });
  return { url, [Symbol.asyncDispose]: () => kill(child) };
}

function ended(output: string): never {
  throw new Error(`the server ended: ${output}`);
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
