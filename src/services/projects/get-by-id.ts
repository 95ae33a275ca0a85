import { handler } from '../handler.js';
import { presentProject } from './present.js';

/** One project of the company, or a public one. */
export const getById = handler('projects.get_by_id', async ({ request, caller, projects }) => ({
  project: presentProject(await projects.readable(request.project, caller)),
}));
