import { errors } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';
import { handler } from '../handler.js';
import { checkTags } from '../names.js';

/** Makes a project, with the ancestors its name says. */
export const create = handler('projects.create', async ({ request, caller, projects }) => {
  const { name } = request;
  // The definition leaves this to us: existing clients know a missing name as 400/11.
  if (name === undefined) throw new ApiError(errors.missing_required_fields, { data: { missing: ['name'] } });
  checkTags({ tags: request.tags, system_tags: request.system_tags });
  return { id: await projects.create({ ...request, name }, caller) };
});
