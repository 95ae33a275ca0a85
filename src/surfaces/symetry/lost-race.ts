import { errors } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';

/** How often somebody else may be first. */
const ATTEMPTS = 10;

/** How the core refuses a change of what is not any more as it was. */
const LOST: ReadonlySet<unknown> = new Set([
  errors.failed_changing_task_status,
  errors.invalid_task_status,
  errors.invalid_task_id,
]);

/**
 * Looks at a task and changes it, again from the look on when somebody else changed its status or deleted it in between.
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
