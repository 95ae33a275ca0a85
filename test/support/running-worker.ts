import { runCli } from '../../src/app/cli.js';
import { eventually } from './harness.js';
import { KEY, type RunningServer, recorder, startServer, withFolder } from './running-server.js';

/** A worker started by `taskwright worker` in this process. */
export interface RunningWorker {
  readonly output: () => { readonly stdout: string; readonly stderr: string };
  /** Exit code, when it has ended. */
  readonly ended: Promise<number>;
  /** Tells it to stop, and waits. Gives the exit code. */
  readonly stop: () => Promise<number>;
}

/** Environment of a worker: enough for its commands to find node, and the administrator's key. */
export const WORKER_ENVIRONMENT = { PATH: process.env.PATH ?? '', ...KEY };

/** Starts a worker that looks often, on the default queue unless the flags name another. */
export function startWorker(
  url: string,
  command: string,
  flags: readonly string[] = [],
  environment: Readonly<Record<string, string>> = WORKER_ENVIRONMENT,
): RunningWorker {
  const controller = new AbortController();
  const { io, output } = recorder(environment, controller.signal);
  const often = flags.includes('--poll-interval') ? [] : ['--poll-interval', '0.05'];
  const argv = ['worker', '--url', url, '--exec', command, ...often, ...flags];
  const ended = runCli(argv, io);
  const stop = (): Promise<number> => {
    controller.abort('SIGTERM');
    return ended;
  };
  return { output, ended, stop };
}

/** Runs what waits in the default queue, and gives what the worker printed. */
export async function workOff(url: string, command: string, flags: readonly string[] = []): Promise<string> {
  const worker = startWorker(url, command, ['--once', ...flags]);
  const code = await worker.ended;
  const { stdout, stderr } = worker.output();
  if (code !== 0) throw new Error(`the worker ended with ${code}: ${stderr}`);
  return stdout;
}

/** A server of its own, with its folder, for the time of `use`. */
export function withServer(use: (server: RunningServer, folder: string) => Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    const server = await startServer(folder);
    try {
      await use(server, folder);
    } finally {
      await server.stop();
    }
  });
}

/** A task that waits in the default queue. Gives its id. */
export async function queuedTask(server: RunningServer, fields: object = {}): Promise<string> {
  const { id } = (await server.call('tasks.create', { name: 'worked on', type: 'training', ...fields })).data;
  await server.call('tasks.enqueue', { task: id });
  return String(id);
}

/** What a task shows. */
export interface ShownTask {
  readonly status: string;
  readonly status_reason: string;
  readonly status_message: string;
  readonly last_worker?: string;
  readonly execution?: { readonly artifacts?: readonly { readonly key: string; readonly type_data?: { preview?: string } }[] };
}

export async function shownTask(server: RunningServer, task: string): Promise<ShownTask> {
  return (await server.call('tasks.get_by_id', { task })).data.task as ShownTask;
}

/** Waits until the task has the status. */
export function reached(server: RunningServer, task: string, status: string): Promise<ShownTask> {
  return eventually(
    async () => {
      const shown = await shownTask(server, task);
      return shown.status === status ? shown : undefined;
    },
    `task is ${status}`,
    10_000,
  );
}

/** True while a process lives. */
export function lives(process_: number): boolean {
  try {
    return process.kill(process_, 0);
  } catch {
    return false;
  }
}
