import { handler } from '../handler.js';
import { chosenProject } from '../projects/chosen-project.js';
import { own } from '../scope.js';

/** Moves own models into a project, which is made when it is named and missing. Unknown and public ids are passed over. */
export const move = handler('models.move', async ({ request, caller, models, projects }) => {
  const project_id = await chosenProject(request, caller, projects);
  const moved = { ...own(caller), id: { $in: request.ids } };
  const before = await models.collection.distinct('project', moved);
  const now = new Date();
  await models.collection.updateMany(moved, { $set: { project: project_id, last_update: now } });
  for (const project of new Set([...before, project_id])) await projects.touch(String(project), caller, now);
  return { project_id };
});
