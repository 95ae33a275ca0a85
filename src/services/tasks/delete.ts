import { handler } from '../handler.js';
import { undeclaredFlag } from '../undeclared.js';
import { deleteTask } from './deleting.js';

/** Deletes a draft or an archived task; with `force` any task. */
export const deleteOne = handler('tasks.delete', async ({ request, caller, tasks, store }) => {
  const deleteModels = undeclaredFlag(request, 'delete_output_models') ?? true;
  const { force, move_to_trash: moveToTrash, return_file_urls: returnUrls = false } = request;
  const task = await tasks.writable(request.task, caller);
  const deleted = await deleteTask(task, { force, moveToTrash, deleteModels, returnUrls }, caller, tasks, store);
  await tasks.projects.touch(task.project, caller);
  return deleted;
});
