import type { NclueHandlers } from '../../generated/surfaces/nclue.js';
import type { Caller } from '../../rpc/index.js';
import type { NclueContext } from './context.js';
import { findTask } from './find-task.js';
import { presentTask } from './present-task.js';

/** Tells one task of the account (rest-surfaces 4.3). 404/10110 when there is none. */
export function getTask(context: NclueContext): NclueHandlers<Caller>['get_task'] {
  return async ({ path, who }) => {
    const task = await findTask(path.task_id, who, context);
    return { status: 200, body: presentTask(task, context.time) };
  };
}
