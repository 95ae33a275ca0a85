import type { TasksTask } from '../../generated/index.js';
import type { MimirStatusUpdate } from '../../generated/surfaces/mimir.js';
import { readKeptWork, SECTION } from './kept-work.js';
import { reasons } from './status.js';
import { secondsBetween } from './status-change.js';
import type { WorkChange } from './work-queue.js';

/** Parts of an error that say it passes by itself; their case counts (rest-surfaces 5.5). */
const TRANSIENT = ['OOMKilled', 'Evicted', 'DeadlineExceeded'];

/** By how much each try puts a task back in the queue. */
const PENALTY_MS = 60_000;

/** Whether an update reports a failure after which the task is tried again. */
export function isTransient({ status, error_message = '' }: MimirStatusUpdate): boolean {
  return status === 'failed' && TRANSIENT.some((part) => error_message.includes(part));
}

/**
 * What a transient failure makes of a task: it waits again, as if it had been submitted a minute later for each try; when its tries are
 * used up it has failed (rest-surfaces 5.5). Undefined while it waits for a try already: the report is about the run before, which has
 * been counted.
 */
export function retryChange(task: TasksTask, reason: string, now: Date): WorkChange | undefined {
  if (task.status === 'queued' && task.status_reason === reasons.retry) return undefined;
  const kept = readKeptWork(task);
  if (kept.retry_count >= kept.max_retries) return usedUp(task, `failed after ${kept.retry_count} retries: ${reason}`, now);
  const retry_count = kept.retry_count + 1;
  const since = new Date(now.getTime() + retry_count * PENALTY_MS);
  return {
    status: 'queued',
    reason: reasons.retry,
    fields: {
      started: null,
      completed: null,
      error: null,
      configuration: { [SECTION]: JSON.stringify({ ...kept, retry_count, retry_reason: reason }) },
      runtime: {
        [`${SECTION}.retry_count`]: retry_count,
        [`${SECTION}.retry_reason`]: reason,
        [`${SECTION}.kubernetes_job_name`]: null,
        [`${SECTION}.cluster_name`]: null,
      },
    },
    waits: { priority: kept.priority, since, taken: reasons.spawned },
  };
}

function usedUp({ started }: TasksTask, error: string, now: Date): WorkChange {
  const duration = started ? { duration: secondsBetween(new Date(started), now) } : {};
  return { status: 'failed', reason: reasons.failed, fields: { completed: now, error, ...duration } };
}
