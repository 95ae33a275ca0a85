import { handler } from '../handler.js';
import { checkTags } from '../names.js';
import { presentWritten } from '../query/present-written.js';
import { projectShape } from '../query/shapes/index.js';
import { renameProject } from './moving.js';

/** Changes a project. A new name must keep its place in the tree; everything below is renamed with it. */
export const update = handler('projects.update', async ({ request, caller, projects }) => {
  const { id } = await projects.writable(request.project, caller);
  const { name, description, tags, system_tags, default_output_destination } = request;
  checkTags({ tags, system_tags });
  const given = Object.entries({ description, tags, system_tags, default_output_destination }).filter(
    ([, value]) => value !== undefined,
  );
  if (name === undefined && given.length === 0) return { updated: 0, fields: {} };
  const fields = { ...Object.fromEntries(given), last_update: new Date() };
  if (name === undefined) await projects.write(id, fields, caller);
  const called = name === undefined ? {} : await renameProject(id, name, fields, caller, projects);
  return { updated: 1, fields: presentWritten(projectShape, { ...called, ...fields }) };
});
