import { handler } from '../handler.js';
import { deleteTask } from './deleting.js';
import { eachTask } from './each-task.js';
import { familyFootprints } from './family-footprints.js';
import { checkSaid } from './transitions.js';

/** Deletes each of many tasks (task-core 8.5). Of an id that comes twice the second is unknown, as its task is gone by then. */
export const deleteMany = handler('tasks.delete_many', async (call) => {
  const { request, caller, tasks, store } = call;
  checkSaid(request);
  const { force, move_to_trash: moveToTrash, return_file_urls: returnUrls = false } = request;
  const options = { force, moveToTrash, deleteModels: request.delete_output_models ?? true, returnUrls };
  const projects = new Set<string | undefined>();
  const answer = await eachTask(
    call,
    async (task) => {
      const deleted = await deleteTask(task, options, caller, tasks, store);
      projects.add(task.project);
      return deleted;
    },
    await familyFootprints(request.ids, tasks),
  );
  for (const project of projects) await tasks.projects.touch(project, caller);
  return answer;
});
