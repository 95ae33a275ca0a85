import { encodeKey, mapKeys } from '../../store/index.js';
import { handler } from '../handler.js';
import { checkFreeMap } from '../keys.js';
import { editPart, workedOn } from './part-edit.js';
import { presentFields } from './present-fields.js';

/** Replaces the packages that the script of a task needs, in every status (task-core 8.3). */
export const setRequirements = handler('tasks.set_requirements', async ({ request, caller, tasks }) => {
  const requirements = mapKeys(request.requirements as Readonly<Record<string, unknown>>, encodeKey);
  checkFreeMap('script.requirements', requirements);
  const fields = { 'script.requirements': requirements, ...workedOn(new Date()) };
  await editPart(request.task, undefined, caller, tasks, { $set: fields });
  return { updated: 1, fields: presentFields(fields) };
});
