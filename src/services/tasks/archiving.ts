import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import type { Update } from '../../store/index.js';
import { dequeueTask } from './queueing.js';
import type { TaskDocument } from './task-document.js';
import type { StatusChange, Tasks } from './tasks.js';

/** System tag of a task that was put away. */
export const ARCHIVED = 'archived';

type Said = Pick<StatusChange, 'reason' | 'message'>;

/**
 * Puts a task away, whatever its status; one that waits in a queue leaves it first (task-core 8.6).
 *
 * @throws ApiError 400/101 when it is gone
 */
export async function archiveTask(task: TaskDocument, said: Said, caller: Caller, tasks: Tasks): Promise<void> {
  if (task.status === 'queued') await dequeueIfPossible(task, said, caller, tasks);
  await mark(task, { $addToSet: { system_tags: ARCHIVED } }, said, tasks);
}

/** Takes a task out of the archive. Its status stays as it is. @throws ApiError 400/101 when it is gone */
export function unarchiveTask(task: TaskDocument, said: Said, tasks: Tasks): Promise<void> {
  return mark(task, { $pull: { system_tags: ARCHIVED } }, said, tasks);
}

/** Whether a task can be archived does not depend on its queue: one that was taken meanwhile, or cannot go back, is archived as it is. */
async function dequeueIfPossible(task: TaskDocument, said: Said, caller: Caller, tasks: Tasks): Promise<void> {
  try {
    await dequeueTask(task, said, caller, tasks);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

async function mark(task: TaskDocument, tags: Pick<Update, '$addToSet' | '$pull'>, said: Said, tasks: Tasks): Promise<void> {
  const $set = { status_reason: said.reason ?? '', status_message: said.message ?? '', last_change: new Date() };
  const matched = await tasks.collection.update({ id: task.id, company: task.company }, { ...tags, $set });
  if (matched === 0) throw new ApiError(errors.invalid_task_id, { data: { id: task.id } });
}
