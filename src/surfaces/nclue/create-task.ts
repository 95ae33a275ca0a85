import type { NclueHandlers } from '../../generated/surfaces/nclue.js';
import type { Caller } from '../../rpc/index.js';
import { createNamed } from '../core/create-named.js';
import { dashed } from '../core/uuid.js';
import { type NclueContext, nameKey } from './context.js';
import { nclueError, nclueErrors } from './errors.js';
import { findTask } from './find-task.js';
import { checkNewTask } from './new-task-rules.js';
import { presentCreated } from './present-task.js';
import { storedTask } from './stored-task.js';

/**
 * Submits a training: the task is registered, and let into the queue a little later (rest-surfaces 4.3, 6.3).
 *
 * @throws ApiError 422/10101, 10104, 10105 for the name and the paths; 409/10102 when the name is taken
 */
export function createTask(context: NclueContext): NclueHandlers<Caller>['create_task'] {
  const { shown, time } = context;
  return async ({ body, who }) => {
    checkNewTask(body);
    const id = await createNamed(nameKey(body.name, who), storedTask(body, shown.tags(who)), who, context);
    if (id === undefined) throw duplicate(body.name);
    const task = await findTask(dashed(id), who, context);
    return { status: 200, body: presentCreated(task, time) };
  };
}

function duplicate(name: string): Error {
  return nclueError(nclueErrors.duplicate_name, `name: another task is called ${JSON.stringify(name)}`);
}
