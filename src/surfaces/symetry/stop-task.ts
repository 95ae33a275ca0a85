import type { SymetryHandlers } from '../../generated/surfaces/symetry.js';
import { done } from './answers.js';
import type { SymetryClient } from './authenticate.js';
import type { SymetryContext } from './context.js';
import { findTask } from './find-task.js';
import { stopRun } from './stop-run.js';

/**
 * Stops a task; one that does not run stays so (A-SYM-6). Where a live worker runs it this is a request: the task counts as stopped at
 * once, and its process is alive until it has ended.
 *
 * @throws ApiError 404
 */
export function stopTask(context: SymetryContext): SymetryHandlers<SymetryClient>['stop_task'] {
  return async ({ path, who }) => {
    const { id = '' } = await findTask(path.tid, who, context);
    await stopRun(id, who, context);
    return done();
  };
}
