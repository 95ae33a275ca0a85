import { handler } from '../handler.js';
import { checkTags, storedName } from '../names.js';
import { presentFields } from './present-fields.js';
import { givenUpdates } from './updating.js';

/** Changes the few fields that may change in every status (task-core 8.3). A new project must not be public, but need not exist. */
export const update = handler('tasks.update', async ({ request, caller, tasks }) => {
  const given = givenUpdates(request);
  const task = await tasks.writable(request.task, caller);
  const { name, tags, system_tags, project } = given;
  checkTags({ tags, system_tags });
  if (Object.keys(given).length === 0) return { updated: 0, fields: {} };
  if (project) await tasks.projects.refusePublic(project, caller);
  const now = new Date();
  const fields = { ...given, last_change: now };
  await tasks.write(task, name === undefined ? fields : { ...fields, name: storedName(name) });
  await tasks.projects.touch(project, caller, now);
  return { updated: 1, fields: presentFields(fields) };
});
