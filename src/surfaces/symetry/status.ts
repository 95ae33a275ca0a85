import type { TasksTask } from '../../generated/index.js';
import type { SymetryTaskStatus } from '../../generated/surfaces/symetry.js';

/** Reason of a task that was stopped because its worker fell silent (task-core 6.5). */
const FORCED_STOP = 'Forced stop (non-responsive)';

/** What can be done with a task: it runs or is about to, its process was asked to end, it rests, or it is there for good. */
export type RunState = 'runs' | 'stopping' | 'rests' | 'published';

export function runStateOf({ status, status_message }: TasksTask): RunState {
  if (status === 'published' || status === 'publishing') return 'published';
  if (status === 'queued') return 'runs';
  if (status !== 'in_progress') return 'rests';
  // A live worker is only asked to stop: the status changes when its process has ended (rest-surfaces 6.1).
  return status_message === 'stopping' ? 'stopping' : 'runs';
}

export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Seconds without a report after which a process counts as dead. */
  readonly workerTimeoutSeconds: number;
}

/** How a core task is, in the product's words (A-SYM-2, rest-surfaces 6.2). */
export function presentStatus(task: TasksTask, clock: Clock): SymetryTaskStatus {
  const runs = runStateOf(task) === 'runs';
  const started = runs && task.status === 'in_progress' ? startOf(task) : undefined;
  return {
    status: runs ? 'RUNNING' : 'STOPPED',
    ...(started !== undefined && { startDateTime: String(started) }),
    processIsAlive: isAlive(task, clock) ? 'true' : 'false',
    lastError: lastError(task, clock),
  };
}

/** The core keeps the first start of a task that is started again without a reset; when it got its status tells this one. */
function startOf({ started, status_changed }: TasksTask): number | undefined {
  const moments = [started, status_changed].flatMap((moment) => (moment ? [Date.parse(moment)] : []));
  return moments.length > 0 ? Math.max(...moments) : undefined;
}

function isAlive({ status, last_worker, last_worker_report }: TasksTask, { now, workerTimeoutSeconds }: Clock): boolean {
  if (status !== 'in_progress' || !last_worker || !last_worker_report) return false;
  return now - Date.parse(last_worker_report) < workerTimeoutSeconds * 1000;
}

/** Where nothing was said of an error, why a process is gone that nobody stopped (rest-surfaces 3.6). */
function lastError(task: TasksTask, clock: Clock): string {
  const { status, status_message = '', status_reason = '', output } = task;
  if (output?.error) return output.error;
  if (status === 'failed') return status_message || status_reason;
  if (status === 'unknown') return 'unknown state';
  if (status === 'stopped') return status_reason === FORCED_STOP ? status_reason : '';
  const { last_worker, last_worker_report } = task;
  const died = status === 'in_progress' && last_worker && last_worker_report && !isAlive(task, clock);
  return died ? `No report from worker ${last_worker} since ${last_worker_report}` : '';
}
