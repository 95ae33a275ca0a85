import { handler } from '../handler.js';
import { eachTask } from './each-task.js';
import { familyFootprints } from './family-footprints.js';
import { resetTask } from './resetting.js';
import { checkSaid } from './transitions.js';

/** Makes each of many tasks a draft again (task-core 8.4). */
export const resetMany = handler('tasks.reset_many', async (call) => {
  const { request, caller, tasks } = call;
  checkSaid(request);
  const { force, clear_all: clearAll, return_file_urls: returnUrls = false } = request;
  const options = { force, clearAll, deleteModels: request.delete_output_models ?? true, returnUrls };
  return eachTask(
    call,
    async (task) => {
      const { updated, fields, removed, deletedModels, urls } = await resetTask(task, options, caller, tasks);
      return { updated, fields, dequeued: removed > 0, deleted_models: deletedModels, urls: urls ?? {} };
    },
    await familyFootprints(request.ids, tasks),
  );
});
