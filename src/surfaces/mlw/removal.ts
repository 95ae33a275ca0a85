import { errors, type TasksTask } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import { isUnknownTask } from '../core/find-task.js';
import type { MlwContext } from './context.js';
import { mlwError, mlwErrors } from './errors.js';
import { isActive } from './status.js';
import { stopRun } from './stop-run.js';

const LASTING: ReadonlySet<string> = new Set(['publishing', 'published']);

/** What is published stays (rest-surfaces 6.2), and what was made elsewhere is deleted there. @throws ApiError 409 */
export function refuseToDelete(tasks: readonly TasksTask[], caller: Caller, { shown }: Pick<MlwContext, 'shown'>): void {
  const lasting = tasks.find(({ status = '' }) => LASTING.has(status));
  if (lasting) throw kept(lasting, 'is published');
  const foreign = tasks.find((task) => !shown.isOwn(task, caller));
  if (foreign) throw kept(foreign, 'was not made over this interface');
}

/** Stops a task if it waits or runs, and deletes it. That somebody else was first is as good. */
export async function stopAndDelete(task: TasksTask, caller: Caller, { call }: Pick<MlwContext, 'call'>): Promise<void> {
  const { id = '' } = task;
  try {
    if (isActive(task) && task.status !== 'created') await stopRun({ task: id }, caller, call);
    await call('tasks.delete', { task: id, force: true }, caller);
  } catch (error) {
    if (isUnknownTask(error) || (error instanceof ApiError && error.definition === errors.failed_changing_task_status)) return;
    throw error;
  }
}

function kept({ id = '' }: TasksTask, why: string): ApiError {
  return mlwError(mlwErrors.conflict, `Task with id '${id}' ${why} and cannot be deleted.`);
}
