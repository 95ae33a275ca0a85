import { Refusal, Unreachable } from './api-errors.js';
import type { LogTail } from './log-tail.js';
import { backOff } from './patiently.js';
import { pause } from './pause.js';
import { readTaskState, type TaskState } from './task-state.js';
import type { TakenTask, WorkerContext } from './worker-context.js';

/** Key of the artifact that shows the end of the output. */
const LOG_ARTIFACT = 'worker log';

/** A task that is running here. */
export interface Run extends TakenTask {
  /** Moment when it began, as the server said it. */
  readonly started: string | undefined;
  readonly tail: LogTail;
}

/**
 * Looks at the task and reports that it lives, again and again until `over`. A server that cannot be reached is asked less and less often.
 *
 * @param heed is told of each state that is not `runs`; after `gone` nothing is reported
 */
export async function keepReporting(
  run: Run,
  worker: WorkerContext,
  over: AbortSignal,
  heed: (state: TaskState) => void,
): Promise<void> {
  let shown = '';
  let failures = 0;
  for (;;) {
    await pause(Math.max(worker.settings.pollMs, failures && backOff(failures)), over);
    if (over.aborted) return;
    try {
      const state = await readTaskState(worker.api, run.id, run.started);
      if (state.kind !== 'runs') heed(state);
      if (state.kind === 'gone') return;
      if (state.kind === 'reported') await reportStatus(worker);
      else shown = await reportRun(run, worker, shown);
      failures = 0;
    } catch (error) {
      // A refusal means that the task changed since it was looked at: the next look tells.
      if (error instanceof Unreachable) failures++;
      else if (!(error instanceof Refusal)) throw error;
    }
  }
}

/** One report. Gives the output that the task shows now. */
async function reportRun(run: Run, worker: WorkerContext, shown: string): Promise<string> {
  await reportStatus(worker, run);
  await worker.api.call('tasks.ping', { task: run.id });
  return showLog(run, worker, shown);
}

/** The worker's sign of life, with the task that it runs, if it runs one. */
export async function reportStatus({ api, settings, queues }: WorkerContext, task?: TakenTask): Promise<void> {
  const current = task && { task: task.id, queue: task.queue.id };
  const timestamp = Date.now();
  await api.call('workers.status_report', { worker: settings.name, timestamp, queues: queues.map(({ id }) => id), ...current });
}

/**
 * Shows the end of the output as the preview of an artifact: that is one write of its own member, whatever the script reports meanwhile;
 * a reset clears it and a clone does not take it over. Gives what is shown now.
 */
export async function showLog({ id: task, tail }: Run, { api }: WorkerContext, shown: string): Promise<string> {
  const preview = tail.text();
  if (preview === shown) return shown;
  const type_data = { preview, content_type: 'text/plain' };
  const artifact = {
    key: LOG_ARTIFACT,
    type: 'log',
    mode: 'output' as const,
    timestamp: Math.floor(Date.now() / 1000),
    type_data,
  };
  await api.call('tasks.add_or_update_artifacts', { task, artifacts: [artifact] });
  return preview;
}
