import { handler } from '../handler.js';
import { ownOrPublic } from '../scope.js';
import { taskTypes } from './task-types.js';

/** Which types of task there are: in the given projects and below them, or without projects among all that are not hidden. */
export const getTypes = handler('tasks.get_types', async ({ request, caller, tasks }) => {
  const projects = request.projects ?? [];
  const where =
    projects.length > 0
      ? { project: { $in: await tasks.projects.withDescendants(projects) } }
      : { system_tags: { $nin: ['hidden'] } };
  const found = await tasks.collection.distinct('type', { ...ownOrPublic(caller), ...where });
  return { types: taskTypes.filter((type) => found.includes(type)) };
});
