import { Refusal, Unreachable } from './api-errors.js';
import { reportStatus } from './heartbeat.js';
import { patiently } from './patiently.js';
import { pause } from './pause.js';
import { runTask } from './run-task.js';
import type { ChosenQueue, TakenTask, WorkerContext } from './worker-context.js';

/** Seconds without a report after which the server forgets the worker; longer when it reports seldom. */
const WORKER_TIMEOUT_S = 600;

/** Takes tasks and runs them one at a time, until it is told to stop or, with `--once`, nothing waits. */
export async function work(worker: WorkerContext): Promise<void> {
  const { io, settings } = worker;
  await patiently(() => register(worker), io.signal);
  try {
    while (!io.signal.aborted) {
      const taken = await takeNext(worker);
      if (taken && io.signal.aborted) await putBack(taken, worker);
      else if (taken) await runAndTell(taken, worker);
      else if (settings.once) return;
      else await idle(worker);
    }
  } finally {
    await unregister(worker);
  }
}

async function register({ api, settings, queues }: WorkerContext): Promise<void> {
  const timeout = Math.max(WORKER_TIMEOUT_S, Math.ceil((settings.pollMs * 3) / 1000));
  await api.call('workers.register', { worker: settings.name, timeout, queues: queues.map(({ id }) => id) });
}

async function runAndTell(taken: TakenTask, worker: WorkerContext): Promise<void> {
  const outcome = await runTask(taken, worker);
  worker.io.stdout.write(`task ${taken.id} from ${taken.queue.name}: ${outcome}\n`);
}

async function idle(worker: WorkerContext): Promise<void> {
  const { io, settings } = worker;
  await patiently(() => reportStatus(worker), io.signal);
  await pause(settings.pollMs, io.signal);
}

/** The first task of the first queue that has one. Undefined when none has. */
async function takeNext(worker: WorkerContext): Promise<TakenTask | undefined> {
  for (const queue of worker.queues) {
    if (worker.io.signal.aborted) return undefined;
    const task = await patiently(() => takeFrom(queue, worker), worker.io.signal);
    if (task !== undefined) return { id: task, queue };
  }
  return undefined;
}

/** A queue that was deleted gives no tasks, but the others still do. */
async function takeFrom(queue: ChosenQueue, { api, io }: WorkerContext): Promise<string | undefined> {
  try {
    const { entry } = await api.call('queues.get_next_task', { queue: queue.id });
    return entry?.task;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    io.stderr.write(`taskwright worker: nothing comes from queue ${queue.name}: ${error.message}\n`);
    return undefined;
  }
}

/** A task that was taken too late to be started waits at the head of its queue again. */
async function putBack({ id, queue }: TakenTask, { api, patience }: WorkerContext): Promise<void> {
  const place = { queue: queue.id, task: id };
  await patiently(() => api.call('queues.add_task', place), patience);
  await patiently(() => api.call('queues.move_task_to_front', place), patience);
}

async function unregister({ api, settings }: WorkerContext): Promise<void> {
  try {
    await api.call('workers.unregister', { worker: settings.name });
  } catch (error) {
    // The server forgets a silent worker by itself.
    if (!(error instanceof Unreachable || error instanceof Refusal)) throw error;
  }
}
