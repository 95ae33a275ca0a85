import { atLeastOne } from '../at-least-one.js';
import { handler } from '../handler.js';
import { declaredArtifact, storedArtifacts } from './artifacts.js';
import { DRAFT_OR_RUNNING, editPart, workedOn } from './part-edit.js';

/** Adds artifacts; one with the key and mode of another replaces it as a whole (task-core 8.12). */
export const addOrUpdateArtifacts = handler('tasks.add_or_update_artifacts', async ({ request, caller, tasks }) => {
  const artifacts = atLeastOne('artifacts', request.artifacts).map(declaredArtifact);
  const stored = Object.entries(storedArtifacts(artifacts));
  const paths = Object.fromEntries(stored.map(([id, artifact]) => [`execution.artifacts.${id}`, artifact]));
  await editPart(request.task, DRAFT_OR_RUNNING, caller, tasks, { $set: { ...paths, ...workedOn(new Date()) } });
  return { updated: 1 };
});
