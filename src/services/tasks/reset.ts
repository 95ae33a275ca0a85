import { handler } from '../handler.js';
import { undeclaredFlag } from '../undeclared.js';
import { resetTask } from './resetting.js';

/** Makes a task a draft again. */
export const reset = handler('tasks.reset', async ({ request, caller, tasks }) => {
  const deleteModels = undeclaredFlag(request, 'delete_output_models') ?? true;
  const { force, clear_all: clearAll, return_file_urls: returnUrls = false } = request;
  const task = await tasks.writable(request.task, caller);
  const options = { force, clearAll, deleteModels, returnUrls };
  const { updated, fields, removed, deletedModels, urls } = await resetTask(task, options, caller, tasks);
  return {
    updated,
    fields,
    dequeued: removed > 0 ? { removed } : {},
    events: {},
    deleted_models: deletedModels,
    urls: urls ?? {},
  };
});
