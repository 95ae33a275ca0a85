import type { NclueHandlers } from '../../generated/surfaces/nclue.js';
import type { Caller } from '../../rpc/index.js';
import { taskOf } from '../core/find-task.js';
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
  const { call, aliases, shown, time } = context;
  return async ({ body, who }) => {
    checkNewTask(body);
    const name = nameKey(body.name, who);
    // A task that was deleted by another way in leaves its name behind.
    const former = await aliases.find(name);
    if (former !== undefined && (await taskOf(former, who, call))) throw duplicate(body.name);
    const { id = '' } = await call('tasks.create', storedTask(body, shown.tags(who)), who);
    // Of two that ask for one name at the same time, the second to get here gives way.
    if (!(await aliases.claim(name, id, former))) {
      await call('tasks.delete', { task: id, force: true }, who);
      throw duplicate(body.name);
    }
    const task = await findTask(dashed(id), who, context);
    return { status: 200, body: presentCreated(task, time) };
  };
}

function duplicate(name: string): Error {
  return nclueError(nclueErrors.duplicate_name, `name: another task is called ${JSON.stringify(name)}`);
}
