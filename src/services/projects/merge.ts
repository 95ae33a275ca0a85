import { handler } from '../handler.js';
import { mergeProjects } from './merging.js';

/** Puts everything that a project holds, and the projects below it, into another one, and removes the project. */
export const merge = handler('projects.merge', async ({ request, caller, projects, tasks, models }) =>
  mergeProjects(request.project, request.destination_project, caller, { projects, tasks, models }),
);
