import type { TasksTask } from '../../generated/index.js';
import { errors } from '../../generated/index.js';
import type { NclueHandlers } from '../../generated/surfaces/nclue.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import { isUnknownTask } from '../core/find-task.js';
import { dashed } from '../core/uuid.js';
import { type NclueContext, nameKey } from './context.js';
import { nclueError, nclueErrors } from './errors.js';
import { findTask, noSuchTask } from './find-task.js';
import { presentCreated } from './present-task.js';

/** Statuses of the core in which the owner may delete: registered, completed and failed (rest-surfaces 4.4). Published ones stay (6.2). */
const DELETABLE: ReadonlySet<string> = new Set(['created', 'completed', 'closed', 'failed', 'stopped', 'unknown']);

/** Statuses of a dependent that hold a task: only what ended lets it go. */
const ACTIVE = ['created', 'queued', 'in_progress'];

/** Errors of the core by which a task that may be deleted now stays all the same. */
const REFUSALS: ReadonlySet<unknown> = new Set([
  errors.task_cannot_be_deleted,
  errors.failed_changing_task_status,
  errors.no_write_permission,
]);

/** Deletes a task that neither waits nor runs. 404/10110 when there is none; 409/10111 when it must stay. */
export function deleteTask(context: NclueContext): NclueHandlers<Caller>['delete_task'] {
  const { aliases, time } = context;
  return async ({ path, who }) => {
    const task = await findTask(path.task_id, who, context);
    const { task_name, task_id } = presentCreated(task, time);
    await refuseUnlessDeletable(task, who, context);
    await remove(task, who, context);
    await aliases.release(nameKey(task_name, who), task.id ?? '');
    return { status: 200, body: { task_id } };
  };
}

async function refuseUnlessDeletable(
  { id = '', status = 'unknown' }: TasksTask,
  caller: Caller,
  { call }: NclueContext,
): Promise<void> {
  if (!DELETABLE.has(status)) throw refused(`expected a task that is registered, completed or failed; the core has it ${status}`);
  const dependents = { parent: [id], status: ACTIVE, search_hidden: true };
  const { tasks: active = 0 } = await call('organization.get_entities_count', { tasks: dependents }, caller);
  if (active > 0) throw refused(`${active} that depend on it have not ended`);
}

/** A registered task goes without force: then it goes only while it is registered, should it be let into the queue meanwhile. */
async function remove({ id = '', status }: TasksTask, caller: Caller, { call }: NclueContext): Promise<void> {
  try {
    await call('tasks.delete', { task: id, force: status !== 'created' }, caller);
  } catch (error) {
    if (isUnknownTask(error)) throw noSuchTask(dashed(id));
    if (error instanceof ApiError && REFUSALS.has(error.definition)) throw refused(error.message, error);
    throw error;
  }
}

/** A-NCL-2: the vendor's code for it is not known. */
function refused(why: string, cause?: unknown): ApiError {
  return nclueError(nclueErrors.task_not_deletable, `task_id: ${why}`, cause);
}
