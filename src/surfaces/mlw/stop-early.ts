import { errors } from '../../generated/index.js';
import type { MlwHandlers } from '../../generated/surfaces/mlw.js';
import { ApiError } from '../../rpc/index.js';
import type { Granted } from './authenticate.js';
import type { MlwContext } from './context.js';
import { mlwError, mlwErrors } from './errors.js';
import { findFamily, individualOf } from './find-family.js';
import { typeOf } from './kinds.js';
import { stageOf } from './status.js';
import { keptOf } from './stored-task.js';

/** Reason of a request to stop after which a worker completes the task (rest-surfaces 6.4). */
const EARLY_STOP = 'early_stop';

/** Errors of the core by which a task that ran a moment ago does so no more. */
const OVER: ReadonlySet<unknown> = new Set([errors.invalid_task_status, errors.failed_changing_task_status]);

/** Asks a running training to end early; it becomes COMPLETED when its worker has heeded that. 404; 400 for all others (A-MLW-5). */
export function stopEarly(context: MlwContext): MlwHandlers<Granted>['stop_early'] {
  return async ({ path, who: { caller } }) => {
    const family = await findFamily(path.parenttaskID, caller, context);
    const task = individualOf(family, path.taskID);
    if (typeOf(keptOf(family.parent)) !== 'NN' || stageOf(task) !== 'running') throw notNow();
    try {
      await context.call('tasks.stop', { task: task.id ?? '', status_reason: EARLY_STOP }, caller);
    } catch (error) {
      if (error instanceof ApiError && OVER.has(error.definition)) throw notNow(error);
      throw error;
    }
    return { status: 200, body: { message: 'Triggered early stopping' } };
  };
}

function notNow(cause?: unknown): ApiError {
  const said = 'Early stopping is only available for a running neural network training';
  return mlwError(mlwErrors.invalid_task, said, cause);
}
