import type { MlwHandlers } from '../../generated/surfaces/mlw.js';
import type { Granted } from './authenticate.js';
import type { MlwContext } from './context.js';
import { mlwError, mlwErrors } from './errors.js';
import { findIndividual } from './find-family.js';
import { stageOf } from './status.js';
import { stopRun } from './stop-run.js';

/** Reason of a request to stop after which a worker completes the task (rest-surfaces 6.4). */
const EARLY_STOP = 'early_stop';

/** Asks a running training to end early; it becomes COMPLETED when its worker has heeded that. 404; 400 for all others (A-MLW-5). */
export function stopEarly(context: MlwContext): MlwHandlers<Granted>['stop_early'] {
  return async ({ path, who: { caller } }) => {
    const { task, family } = await findIndividual(path, caller, context);
    const running = family.parent.type === 'NN' && stageOf(task) === 'running';
    const asked = running && (await stopRun({ task: task.id ?? '', status_reason: EARLY_STOP }, caller, context.call));
    if (asked) return { status: 200, body: { message: 'Triggered early stopping' } };
    throw mlwError(mlwErrors.invalid_task, 'Early stopping is only available for a running neural network training');
  };
}
