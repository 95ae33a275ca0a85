import { handler } from '../handler.js';
import { DELETED_PREFIX } from '../ids.js';
import { checkReferences } from './references.js';
import { NO_GROUND, storedFields } from './stored-fields.js';

/** Checks what create would take, references included, and stores nothing. Limits of single values are left to create (task-core 8.1). */
export const validate = handler('tasks.validate', async ({ request, caller, tasks }) => {
  const { parent, ...fields } = storedFields(request, NO_GROUND, new Date());
  // A task whose parent was deleted must validate as it was read.
  const named = parent === undefined || parent.startsWith(DELETED_PREFIX) ? fields : { ...fields, parent };
  await checkReferences(named, caller, tasks);
  return {};
});
