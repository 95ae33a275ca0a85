import { atLeastOne } from '../at-least-one.js';
import { handler } from '../handler.js';
import { artifactId } from './artifacts.js';
import { DRAFT_OR_RUNNING, editPart, workedOn } from './part-edit.js';

/** Removes artifacts by key and mode. One that is not there is no error (task-core 8.12). */
export const deleteArtifacts = handler('tasks.delete_artifacts', async ({ request, caller, tasks }) => {
  const ids = atLeastOne('artifacts', request.artifacts).map(({ key, mode = 'output' }) => artifactId(key, mode));
  const $unset = Object.fromEntries(ids.map((id) => [`execution.artifacts.${id}`, true] as const));
  await editPart(request.task, DRAFT_OR_RUNNING, caller, tasks, { $unset, $set: workedOn(new Date()) });
  return { deleted: 1 };
});
