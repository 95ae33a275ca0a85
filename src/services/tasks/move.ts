import { atLeastOne } from '../at-least-one.js';
import { handler } from '../handler.js';
import { chosenProject } from '../projects/chosen-project.js';
import { own } from '../scope.js';

/** Moves own tasks into another project, in every status. Ids that are unknown or public are left alone (task-core 8.16). */
export const move = handler('tasks.move', async ({ request, caller, tasks, projects }) => {
  const mine = { ...own(caller), id: { $in: atLeastOne('ids', request.ids) } };
  const project = await chosenProject(request, caller, projects);
  const left = await tasks.collection.find(mine, { projection: { include: ['project'] } });
  const now = new Date();
  await tasks.collection.updateMany(mine, { $set: { project, last_change: now } });
  for (const id of new Set([...left.map((task) => task.project), project])) await projects.touch(id, caller, now);
  return { project_id: project };
});
