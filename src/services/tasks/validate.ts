import { handler } from '../handler.js';
import { DELETED_PREFIX } from '../ids.js';
import { modernised } from './legacy-input.js';
import { checkReferences } from './references.js';
import { storedFields } from './stored-fields.js';

/** Checks what create would take, references included, and stores nothing. Limits of single values are left to create (task-core 8.1). */
export const validate = handler('tasks.validate', async ({ request, caller, version, tasks }) => {
  const fields = storedFields(modernised(request, version), { hyperparams: {}, configuration: {} }, new Date());
  const { parent, ...rest } = fields;
  const named = parent?.startsWith(DELETED_PREFIX) ? rest : fields;
  await checkReferences(named, caller, tasks);
  return {};
});
