import { handler } from '../handler.js';
import { moveProject } from './moving.js';

/** Moves a project with everything below it to another place in the tree. */
export const move = handler('projects.move', async ({ request, caller, projects }) => ({
  moved: await moveProject(request.project, request.new_location ?? '', caller, projects),
}));
