import type { SymetryHandlers } from '../../generated/surfaces/symetry.js';
import { ok } from './answers.js';
import type { SymetryClient } from './authenticate.js';
import type { SymetryContext } from './context.js';
import { findTask } from './find-task.js';
import { presentStatus } from './status.js';

/** Tells how a task is: a list with one map of texts (rest-surfaces 3.3). */
export function getTask(context: SymetryContext): SymetryHandlers<SymetryClient>['get_task'] {
  return async ({ path, who }) => {
    const task = await findTask(path.tid, who, context);
    const { workerTimeoutSeconds } = context;
    const status = presentStatus(task, { now: context.now(), workerTimeoutSeconds });
    return { status: 200, body: ok({ KSVSMap: { values: [status] } }) };
  };
}
