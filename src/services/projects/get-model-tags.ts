import { handler } from '../handler.js';
import { listTags } from '../query/tag-listing.js';
import { ownWithin } from './within.js';

/** Which tags the company's models have, in some projects and below them or everywhere. */
export const getModelTags = handler('projects.get_model_tags', async ({ request, caller, projects, models }) =>
  listTags([models.collection], await ownWithin(request.projects, caller, projects), request),
);
