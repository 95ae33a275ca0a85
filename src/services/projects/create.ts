import { handler } from '../handler.js';
import { checkTags } from '../names.js';

/** Makes a project, with the ancestors its name says. */
export const create = handler('projects.create', async ({ request, caller, projects }) => {
  checkTags({ tags: request.tags, system_tags: request.system_tags });
  return { id: await projects.create(request, caller) };
});
