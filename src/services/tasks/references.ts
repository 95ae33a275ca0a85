import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import type { StoredFields } from './stored-fields.js';
import type { Tasks } from './tasks.js';

/**
 * Checks what a task is about to point at (task-core 8.1): the parent must be a task the caller may read, the project one the
 * caller may change, the input models readable. Output models are not checked.
 *
 * @throws ApiError 400/16 no such parent, 400/101 parent of another company, 400/401, 403/21, 400/201
 */
export async function checkReferences(fields: StoredFields, caller: Caller, tasks: Tasks): Promise<void> {
  if (fields.parent) await checkParent(fields.parent, caller, tasks);
  if (fields.project) await tasks.projects.writable(fields.project, caller);
  if (fields.models?.input) {
    await tasks.models.checkReadable(
      fields.models.input.map(({ model }) => model),
      caller,
    );
  }
}

async function checkParent(parent: string, caller: Caller, tasks: Tasks): Promise<void> {
  const task = await tasks.collection.get(parent, { projection: { include: ['company'] } });
  if (!task) {
    throw new ApiError(errors.fields_value_error, { extra: 'expecting Task id', data: { id: parent, field: 'parent' } });
  }
  if (task.company && task.company !== caller.company) {
    throw new ApiError(errors.invalid_task_id, { extra: 'invalid parent', data: { parent } });
  }
}
