import { errors } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';
import { handler } from '../handler.js';
import { deletedId } from '../ids.js';
import { own } from '../scope.js';
import { undeclaredFlag } from '../undeclared.js';
import { cleanUp, outputModels, refuseWhatOthersRelyOn } from './clean-up.js';
import { takeFromQueue } from './queueing.js';
import { waysOut } from './status-machine.js';
import type { TaskDocument } from './task-document.js';
import { keepInTrash } from './trash.js';

/**
 * Deletes a task; what refers to it is marked so, and its draft models go too (task-core 8.5). The task goes first, so that nothing
 * is lost by a call that somebody else forestalled.
 */
export const deleteTask = handler('tasks.delete', async ({ request, caller, tasks, store }) => {
  const deleteModels = undeclaredFlag(request, 'delete_output_models') ?? true;
  const { force, move_to_trash, return_file_urls: returnUrls = false } = request;
  const task = await tasks.writable(request.task, caller);
  if (!force) refuseUnlessDraftOrArchived(task);
  const models = await outputModels(task, caller, tasks);
  if (!force) await refuseWhatOthersRelyOn(task, models, caller, tasks);
  if (move_to_trash) await keepInTrash(task, store);
  await tasks.remove(task, force);
  await takeFromQueue(task, caller, tasks);
  const heir = deletedId(task.id);
  const updated_children = await tasks.collection.updateMany({ ...own(caller), parent: task.id }, { $set: { parent: heir } });
  const { deletedModels, updatedModels, urls } = await cleanUp(task, models, { deleteModels, returnUrls, heir }, caller, tasks);
  await tasks.projects.touch(task.project, caller);
  return {
    deleted: true,
    updated_children,
    updated_models: updatedModels,
    deleted_models: deletedModels,
    urls: urls ?? null,
  };
});

function refuseUnlessDraftOrArchived({ id, status, system_tags }: TaskDocument): void {
  if (status === 'created' || system_tags.includes('archived')) return;
  throw new ApiError(errors.task_cannot_be_deleted, {
    extra: 'due to status, use force=True',
    data: { task: id, expected: 'created', current: status },
    hints: waysOut(status, ['created']),
  });
}
