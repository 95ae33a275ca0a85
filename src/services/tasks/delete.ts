import { errors } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';
import { handler } from '../handler.js';
import { deletedId } from '../ids.js';
import { own } from '../scope.js';
import { cleanUp } from './clean-up.js';
import { takeFromQueue } from './queueing.js';
import { trashCollection } from './task-collection.js';
import type { TaskDocument } from './task-document.js';

/** Deletes a task; what refers to it is marked so, and its draft models go too (task-core 8.5). */
export const deleteTask = handler('tasks.delete', async ({ request, caller, tasks, store }) => {
  const task = await tasks.writable(request.task, caller);
  const force = request.force ?? false;
  if (!force && task.status !== 'created' && !task.system_tags.includes('archived')) {
    throw new ApiError(errors.task_cannot_be_deleted, {
      extra: 'due to status, use force=True',
      data: { task: task.id, expected: 'created', current: task.status },
    });
  }
  const { delete_output_models } = request as { readonly delete_output_models?: unknown };
  const cleaned = await cleanUp(
    task,
    {
      force,
      deleteModels: delete_output_models !== false,
      returnUrls: request.return_file_urls ?? false,
      heir: deletedId(task.id),
    },
    caller,
    tasks,
  );
  if (task.status === 'queued') await takeFromQueue(task, caller, tasks);
  const children = await tasks.collection.updateMany(
    { ...own(caller), parent: task.id },
    { $set: { parent: deletedId(task.id) } },
  );
  if (request.move_to_trash) await store.collection<TaskDocument>(trashCollection.name).insert(task);
  await tasks.collection.deleteMany({ id: task.id, company: task.company });
  await tasks.projects.touch(task.project, caller);
  return {
    deleted: true,
    updated_children: children,
    updated_models: cleaned.updatedModels,
    deleted_models: cleaned.deletedModels,
    urls: cleaned.urls ?? null,
  };
});
