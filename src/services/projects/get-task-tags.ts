import { handler } from '../handler.js';
import { listTags } from '../query/tag-listing.js';
import { ownWithin } from './within.js';

/** Which tags the company's tasks have, in some projects and below them or everywhere. */
export const getTaskTags = handler('projects.get_task_tags', async ({ request, caller, projects, tasks }) =>
  listTags([tasks.collection], await ownWithin(request.projects, caller, projects), request),
);
