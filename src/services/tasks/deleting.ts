import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import type { Filter, Store } from '../../store/index.js';
import { deletedId } from '../ids.js';
import type { OutputModels } from '../models/models.js';
import { type CleanUpOptions, cleanUp, type FileUrls, outputModels, refuseWhatOthersRelyOn } from './clean-up.js';
import { takeFromQueue } from './queueing.js';
import { waysOut } from './status-machine.js';
import type { TaskDocument } from './task-document.js';
import type { Tasks } from './tasks.js';
import { keepInTrash } from './trash.js';

export interface DeleteOptions extends Pick<CleanUpOptions, 'deleteModels' | 'returnUrls'> {
  readonly force: boolean;
  readonly moveToTrash: boolean;
  /** Must hold of the task, too, at the moment it goes. */
  readonly onlyIf?: Filter;
}

/** What the answer says of a deleted task. */
export interface Deleted {
  readonly deleted: true;
  readonly updated_children: number;
  readonly updated_models: number;
  readonly deleted_models: number;
  readonly urls: FileUrls | null;
}

/**
 * Deletes a task; what refers to it is marked so, and its draft models go too (task-core 8.5). The task goes first, so that nothing
 * is lost by a call that somebody else forestalled. That its project changed is for the caller to note.
 *
 * @throws ApiError 400/123 not a draft, or others rely on it; 400/101 published; 400/121
 */
export async function deleteTask(
  task: TaskDocument,
  { force, moveToTrash, onlyIf, deleteModels, returnUrls }: DeleteOptions,
  caller: Caller,
  tasks: Tasks,
  store: Store,
): Promise<Deleted> {
  const models = force ? await outputModels(task, caller, tasks) : await deletable(task, caller, tasks);
  if (moveToTrash) await keepInTrash(task, store);
  await tasks.remove(task, force, onlyIf);
  await takeFromQueue(task, caller, tasks);
  const heir = deletedId(task.id);
  const updated_children = await tasks.collection.updateMany({ parent: task.id }, { $set: { parent: heir } });
  const { deletedModels, updatedModels, urls } = await cleanUp(task, models, { deleteModels, returnUrls, heir }, tasks);
  return {
    deleted: true,
    updated_children,
    updated_models: updatedModels,
    deleted_models: deletedModels,
    urls: urls ?? null,
  };
}

/**
 * The output models of a task that may be deleted without force, as of now.
 *
 * @throws ApiError 400/123, 400/101 as `deleteTask` without force
 */
export async function deletable(task: TaskDocument, caller: Caller, tasks: Tasks): Promise<OutputModels> {
  refuseUnlessDraftOrArchived(task);
  const models = await outputModels(task, caller, tasks);
  await refuseWhatOthersRelyOn(task, models, caller, tasks);
  return models;
}

function refuseUnlessDraftOrArchived({ id, status, system_tags }: TaskDocument): void {
  if (status === 'created' || system_tags.includes('archived')) return;
  throw new ApiError(errors.task_cannot_be_deleted, {
    extra: 'due to status, use force=True',
    data: { task: id, expected: 'created', current: status },
    hints: waysOut(status, ['created']),
  });
}
