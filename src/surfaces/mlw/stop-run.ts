import { type Actions, errors } from '../../generated/index.js';
import { ApiError, type Caller, type InProcessCaller } from '../../rpc/index.js';

/** Errors of the core by which a task that was to be stopped has stopped by itself. */
const OVER: ReadonlySet<unknown> = new Set([errors.invalid_task_status, errors.failed_changing_task_status]);

/** Stops a task, or asks its worker to. False when it has ended meanwhile. */
export async function stopRun(
  request: { readonly task: string; readonly status_reason?: string },
  caller: Caller,
  call: InProcessCaller<Actions>,
): Promise<boolean> {
  try {
    await call('tasks.stop', request, caller);
    return true;
  } catch (error) {
    if (error instanceof ApiError && OVER.has(error.definition)) return false;
    throw error;
  }
}
