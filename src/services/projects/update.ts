import { handler } from '../handler.js';
import { checkTags } from '../names.js';
import { presentProjectFields } from './present.js';

/** Changes a project. A new name must keep its place in the tree; everything below is renamed with it. */
export const update = handler('projects.update', async ({ request, caller, projects }) => {
  const project = await projects.writable(request.project, caller);
  const { name, description, tags, system_tags, default_output_destination } = request;
  checkTags({ tags, system_tags });
  const renamed = name === undefined ? {} : projects.renaming(project, name);
  const given = Object.entries({ description, tags, system_tags, default_output_destination }).filter(
    ([, value]) => value !== undefined,
  );
  const changes = { ...renamed, ...Object.fromEntries(given) };
  if (Object.keys(changes).length === 0) return { updated: 0, fields: {} };
  const fields = { ...changes, last_update: new Date() };
  await projects.write(project, fields, caller);
  return { updated: 1, fields: presentProjectFields(fields) };
});
