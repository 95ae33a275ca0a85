import { Refusal, Unreachable } from './api-errors.js';
import { childEnvironment, type Hyperparameters } from './child-environment.js';
import { commandLine } from './command-line.js';
import { keepReporting, type Run, reportStatus } from './heartbeat.js';
import { openLog } from './log-file.js';
import { patiently } from './patiently.js';
import { reportEnd } from './report-end.js';
import { type CommandEnd, RunningCommand } from './running-command.js';
import { withSecrets } from './secrets.js';
import type { TaskState } from './task-state.js';
import type { EndRequest } from './verdict.js';
import type { TakenTask, WorkerContext } from './worker-context.js';

/** Runs a task that was taken, from `tasks.started` to the report of its end. Gives what came of it, for people. */
export async function runTask(taken: TakenTask, worker: WorkerContext): Promise<string> {
  const line = commandLine(worker.settings.command, taken.id);
  if (line === undefined) return 'skipped: its id is not of letters, digits, - and _ only';
  try {
    const task = await start(taken, worker);
    const opened = await withSecrets(task.id, task.hyperparams, worker);
    if ('problem' in opened) return await reportProblem(task, opened.problem, worker);
    return await run(line, { ...task, ...opened }, worker);
  } catch (error) {
    if (error instanceof Refusal) return `skipped: ${error.message}`;
    if (error instanceof Unreachable) return `left as it is: ${error.message}`;
    throw error;
  }
}

/** A task that is in progress from now on. */
interface StartedTask extends TakenTask {
  readonly started: string | undefined;
  readonly hyperparams: Hyperparameters;
}

/** Marks the task as started. @throws Refusal when somebody else was first, or the task is gone; Unreachable */
async function start(taken: TakenTask, worker: WorkerContext): Promise<StartedTask> {
  const { api, settings, patience } = worker;
  const reason = `taken by worker ${settings.name}`;
  await patiently(() => api.call('tasks.started', { task: taken.id, status_reason: reason }), patience);
  // From now on a request to stop is left to this worker, instead of being done by the server at once.
  await patiently(() => reportStatus(worker, taken), patience);
  const { task } = await patiently(() => api.call('tasks.get_by_id', { task: taken.id }), patience);
  return { ...taken, started: task?.started, hyperparams: (task?.hyperparams ?? {}) as Hyperparameters };
}

/** A task whose command never ran. */
async function reportProblem({ id }: StartedTask, problem: string, { api, patience }: WorkerContext): Promise<string> {
  await patiently(() => api.call('tasks.failed', { task: id, status_reason: problem }), patience);
  return `failed (${problem})`;
}

async function run(line: string, task: StartedTask, worker: WorkerContext): Promise<string> {
  const { api, settings, io } = worker;
  const facts = { task: task.id, url: api.url, queue: task.queue.id, hyperparams: task.hyperparams };
  await using log = openLog(settings.logDir, task.id, io);
  const began = Date.now();
  const command = new RunningCommand(line, {
    environment: childEnvironment(io.environment, facts),
    graceMs: settings.graceMs,
    log: log?.stream,
  });
  const running = { id: task.id, queue: task.queue, started: task.started, tail: command.tail };
  const { end, request } = await attend(running, command, worker);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  return `${await reportEnd(running, end, request, worker)} after ${seconds} s`;
}

/** Waits for the end of the command, and brings it about when the task or the worker is to stop. */
async function attend(
  running: Run,
  command: RunningCommand,
  worker: WorkerContext,
): Promise<{ end: CommandEnd; request: EndRequest | undefined }> {
  let request: EndRequest | undefined;
  const endFor = (why: EndRequest): void => {
    if (command.over.aborted) return;
    request ??= why;
    void command.end();
  };
  const shutDown = (): void => endFor('shutdown');
  const heed = (state: TaskState): void => {
    if (state.kind !== 'reported') endFor(state);
  };
  const { signal } = worker.io;
  signal.addEventListener('abort', shutDown);
  if (signal.aborted) shutDown();
  try {
    await keepReporting(running, worker, command.over, heed);
    return { end: await command.ended, request };
  } catch (error) {
    // The key is refused from now on: nobody could be told how it ends.
    await Promise.all([command.end(), command.ended]);
    throw error;
  } finally {
    signal.removeEventListener('abort', shutDown);
  }
}
