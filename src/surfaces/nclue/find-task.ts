import type { TasksTask } from '../../generated/index.js';
import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import type { NclueContext } from './context.js';
import { nclueError, nclueErrors } from './errors.js';
import { isOwn } from './stored-task.js';
import { undashed } from './uuid.js';

/** The account's task that a client means. @throws ApiError 404/10110 */
export async function findTask(taskId: string, caller: Caller, { call }: Pick<NclueContext, 'call'>): Promise<TasksTask> {
  const id = undashed(taskId);
  const task = id === undefined ? undefined : await taskOf(id, caller, call);
  if (task && isOwn(task, caller)) return task;
  throw noSuchTask(taskId);
}

/** A core task that the caller may read, if there is one. */
export async function taskOf(id: string, caller: Caller, call: NclueContext['call']): Promise<TasksTask | undefined> {
  try {
    return (await call('tasks.get_by_id', { task: id }, caller)).task;
  } catch (error) {
    if (isUnknownTask(error)) return undefined;
    throw error;
  }
}

/** Whether the core refused a call because the task is not there. */
export function isUnknownTask(error: unknown): boolean {
  return error instanceof ApiError && error.definition === errors.invalid_task_id;
}

/** 404/10110 */
export function noSuchTask(taskId: string): ApiError {
  return nclueError(nclueErrors.task_not_found, `task_id: there is no task ${JSON.stringify(taskId.slice(0, 100))}`);
}
