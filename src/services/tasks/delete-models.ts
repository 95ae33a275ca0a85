import { atLeastOne } from '../at-least-one.js';
import { handler } from '../handler.js';
import { DRAFT_OR_RUNNING, editPart } from './part-edit.js';

/** Takes models out of the lists of a task by their names there. One that is not there is no error (task-core 8.15). */
export const deleteModels = handler('tasks.delete_models', async ({ request, caller, tasks }) => {
  const models = atLeastOne('models', request.models);
  const lists = new Set(models.map(({ type }) => type));
  const $pull = Object.fromEntries([...lists].map((list) => [`models.${list}`, { name: { $in: namesOf(models, list) } }]));
  await editPart(request.task, DRAFT_OR_RUNNING, caller, tasks, { $pull, $set: { last_change: new Date() } });
  return { updated: 1 };
});

function namesOf(models: readonly { readonly name: string; readonly type: string }[], list: string): string[] {
  return models.filter(({ type }) => type === list).map(({ name }) => name);
}
