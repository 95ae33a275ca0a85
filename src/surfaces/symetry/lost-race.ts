import { errors } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';
import { isUnknownTask } from '../core/find-task.js';

/** How often somebody else may be first. */
const ATTEMPTS = 10;

const LOST: ReadonlySet<unknown> = new Set([errors.failed_changing_task_status, errors.invalid_task_status]);

/**
 * Looks at a task and changes it, again from the look on when somebody else changed its status in between.
 *
 * @param attempt must do nothing when what it sees is as it should be
 */
export async function untilSettled(attempt: () => Promise<void>): Promise<void> {
  for (let left = ATTEMPTS; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (left <= 1 || !(error instanceof ApiError && LOST.has(error.definition))) throw error;
    }
  }
}

/** Waits for a change of a task; that somebody deleted the task before is as good. */
export async function unlessGone(change: Promise<unknown>): Promise<void> {
  try {
    await change;
  } catch (error) {
    if (!isUnknownTask(error)) throw error;
  }
}
