import { handler } from '../handler.js';
import { newTask } from './new-task.js';
import { checkReferences } from './references.js';
import { checkStorable } from './storable.js';
import { NO_GROUND, storedFields } from './stored-fields.js';

/** Creates a task in status `created`. */
export const create = handler('tasks.create', async ({ request, caller, tasks }) => {
  const now = new Date();
  const given = storedFields(request, NO_GROUND, now);
  await checkReferences(given, caller, tasks);
  const { name = request.name, ...fields } = checkStorable(given);
  const task = newTask({ ...fields, name, type: request.type }, caller, now);
  await Promise.all([tasks.collection.insert(task), tasks.projects.touch(task.project, caller, now)]);
  return { id: task.id };
});
