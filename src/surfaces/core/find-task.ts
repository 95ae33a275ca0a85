import { type Actions, errors, type TasksTask } from '../../generated/index.js';
import { ApiError, type Caller, type InProcessCaller } from '../../rpc/index.js';

/** A core task that the caller may read, if there is one. */
export async function taskOf(id: string, caller: Caller, call: InProcessCaller<Actions>): Promise<TasksTask | undefined> {
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
