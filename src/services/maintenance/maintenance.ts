import { type Filter, Lease, type LeaseOptions, type Store } from '../../store/index.js';
import { queueDue } from '../schedules/queue-due.js';
import type { Schedules } from '../schedules/schedules.js';
import type { Tasks } from '../tasks/tasks.js';
import type { Workers } from '../workers/workers.js';
import { type AdmissionRule, admitTasks, isAnyHeld } from './admission.js';
import { Recurring, type RecurringOptions } from './recurring.js';
import { Retention, type RetentionRun } from './retention.js';
import { stopSilentTasks } from './watchdog.js';

export interface MaintenanceOptions extends Pick<RecurringOptions, 'signal' | 'pause'>, Pick<LeaseOptions, 'now'> {
  readonly store: Store;
  readonly tasks: Tasks;
  /** Seconds without a sign of life after which a running task counts as abandoned. */
  readonly watchdogTimeoutSeconds: number;
  /** Running tasks that never count as abandoned. */
  readonly watchdogExcept?: Filter;
  /** Seconds between two looks at the running tasks; 0: never. */
  readonly watchdogIntervalSeconds: number;
  /** Seconds between two runs of the rules of retention; 0: never. */
  readonly retentionIntervalSeconds: number;
  /** Tasks that are held before they are queued; absent: none are. */
  readonly admission?: Admission;
  /** Tasks that are queued at their time; absent: none are. */
  readonly schedules?: Schedules;
  readonly onStopped: (tasks: readonly string[]) => void;
  readonly onRetention: (run: RetentionRun) => void;
  readonly onError: (job: string, error: unknown) => void;
}

/** Letting tasks in that a surface holds back. */
export interface Admission extends AdmissionRule {
  readonly workers: Workers;
}

/** Seconds between two looks for tasks to let in: their owners wait for it, but a look passes by all drafts. */
const ADMISSION_INTERVAL_SECONDS = 2;

/** Seconds between two looks for what is scheduled: times are whole minutes. */
const SCHEDULES_INTERVAL_SECONDS = 2;

/** The lease of the process that applies the rules of retention. */
export function retentionLease(store: Store, options: LeaseOptions = {}): Lease {
  return new Lease(store, 'retention', options);
}

/**
 * What the server does without being called: stops silent tasks, applies the rules of retention, lets held tasks in and queues what is
 * scheduled. Of several processes on one database one does each at a time, but for the last: they share it. Ends when disposed, after the
 * step that is under way.
 */
export function startMaintenance(options: MaintenanceOptions): AsyncDisposable {
  const { store, now = () => new Date() } = options;
  const watchdog = new Lease(store, 'watchdog', { now });
  const retention = retentionLease(store, { now });
  const letting = new Lease(store, 'admission', { now });
  const jobs: Recurring[] = [];
  const repeat = (name: string, everySeconds: number, job: RecurringOptions['job']): void => {
    if (everySeconds === 0) return;
    const onError = (error: unknown) => options.onError(name, error);
    jobs.push(new Recurring({ ...options, everyMs: everySeconds * 1000, job, onError }));
  };
  repeat('watchdog', options.watchdogIntervalSeconds, (signal) => watch(options, watchdog, signal, now()));
  repeat('retention', options.retentionIntervalSeconds, (signal) => retain(options, retention, signal, now()));
  const { admission, tasks, schedules } = options;
  if (admission) repeat('admission', ADMISSION_INTERVAL_SECONDS, (signal) => letIn(tasks, admission, letting, signal, now()));
  if (schedules) {
    // No lease: each time is claimed by itself, so that a process that hangs holds up one schedule only.
    const queue = async (signal: AbortSignal) => void (await queueDue(schedules, tasks, { signal, now: now() }));
    repeat('schedules', SCHEDULES_INTERVAL_SECONDS, queue);
  }
  return {
    [Symbol.asyncDispose]: async () => {
      await Promise.all(jobs.map((job) => job[Symbol.asyncDispose]()));
    },
  };
}

async function watch(options: MaintenanceOptions, lease: Lease, signal: AbortSignal, now: Date): Promise<void> {
  const { tasks, watchdogTimeoutSeconds: timeoutSeconds, watchdogExcept: except, onStopped } = options;
  const stopped = await lease.during(signal, (mayGoOn) => stopSilentTasks(tasks, { timeoutSeconds, except, mayGoOn, now }));
  if (stopped && stopped.length > 0) onStopped(stopped);
}

async function retain(
  { store, tasks, onRetention }: MaintenanceOptions,
  lease: Lease,
  signal: AbortSignal,
  now: Date,
): Promise<void> {
  const runs = await lease.during(signal, (mayGoOn) => new Retention(store, tasks).run(mayGoOn, now));
  for (const run of runs ?? []) if (run.deleted + run.kept > 0) onRetention(run);
}

/** A look comes often and mostly finds nothing: the lease, which is written, is taken only when there is something to do. */
async function letIn(tasks: Tasks, admission: Admission, lease: Lease, signal: AbortSignal, now: Date): Promise<void> {
  if (!(await isAnyHeld(tasks, admission))) return;
  await lease.during(signal, (mayGoOn) => admitTasks(tasks, admission.workers, { ...admission, mayGoOn, now }));
}
