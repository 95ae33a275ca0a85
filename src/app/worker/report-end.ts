import { Refusal } from './api-errors.js';
import { type Run, showLog } from './heartbeat.js';
import { patiently } from './patiently.js';
import type { CommandEnd } from './running-command.js';
import { readTaskState } from './task-state.js';
import { type EndRequest, verdict } from './verdict.js';
import type { WorkerContext } from './worker-context.js';

/** Lines of output that a failure quotes. */
const QUOTED_LINES = 10;

/**
 * Tells the server how a task ended, unless it is not this worker's any more. Gives what came of it, for people.
 *
 * @throws Unreachable when the worker is to stop and the server does not answer
 */
export async function reportEnd(
  run: Run,
  end: CommandEnd,
  request: EndRequest | undefined,
  worker: WorkerContext,
): Promise<string> {
  // Somebody may have given it to another worker since.
  if (request !== undefined && request !== 'shutdown' && request.kind === 'gone') return `given up (${request.why})`;
  try {
    return await patiently(() => reportOnce(run, end, request, worker), worker.patience);
  } catch (error) {
    if (error instanceof Refusal) return `ended, but the report was refused (${error.message}),`;
    throw error;
  }
}

/** Every step may be done twice, so that an answer that got lost does no harm. */
async function reportOnce(run: Run, end: CommandEnd, request: EndRequest | undefined, worker: WorkerContext): Promise<string> {
  const state = await readTaskState(worker.api, run.id, run.started);
  if (state.kind === 'gone') return `given up (${state.why})`;
  if (state.kind === 'reported') return `${state.status}, as reported already,`;
  await showLog(run, worker, '').catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
  const { status, reason, message } = verdict(end, request, state, run.tail.lastLines(QUOTED_LINES));
  await worker.api.call(`tasks.${status}`, { task: run.id, status_reason: reason, status_message: message });
  return reason === '' ? status : `${status} (${reason})`;
}
