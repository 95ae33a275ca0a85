import type { TasksTask } from '../../generated/index.js';
import type { ApiError, Caller } from '../../rpc/index.js';
import { taskOf } from '../core/find-task.js';
import { undashed } from '../core/uuid.js';
import type { NclueContext } from './context.js';
import { nclueError, nclueErrors } from './errors.js';

/** The account's task that a client means. @throws ApiError 404/10110 */
export async function findTask(
  taskId: string,
  caller: Caller,
  { call, shown }: Pick<NclueContext, 'call' | 'shown'>,
): Promise<TasksTask> {
  const id = undashed(taskId);
  const task = id === undefined ? undefined : await taskOf(id, caller, call);
  if (task && shown.shows(task, caller)) return task;
  throw noSuchTask(taskId);
}

/** 404/10110 */
export function noSuchTask(taskId: string): ApiError {
  return nclueError(nclueErrors.task_not_found, `task_id: there is no task ${JSON.stringify(taskId.slice(0, 100))}`);
}
