import { atLeastOne } from '../at-least-one.js';
import { handler } from '../handler.js';
import { draftUnless, editPart, workedOn } from './part-edit.js';
import { partKey } from './part-key.js';

/** Removes configuration items by name. One that is not there is no error (task-core 8.14). */
export const deleteConfiguration = handler('tasks.delete_configuration', async ({ request, caller, tasks }) => {
  const names = atLeastOne('configuration', request.configuration);
  const $unset = Object.fromEntries(names.map((name) => [`configuration.${partKey('configuration', name)}`, true] as const));
  await editPart(request.task, draftUnless(request.force), caller, tasks, { $unset, $set: workedOn(new Date()) });
  return { deleted: 1 };
});
