import type { Filter, Update } from '../../store/index.js';
import { handler } from '../handler.js';
import { own } from '../scope.js';
import { checkOpen, DRAFT_OR_RUNNING, workedOn } from './part-edit.js';
import type { ModelItem } from './task-document.js';

/**
 * Puts a model into a list of a task: in the place of the first one of the same name, else at the end (task-core 8.15). That this place
 * is still right is part of the write, so no name comes twice and no other model is lost; whoever was forestalled looks again.
 */
export const addOrUpdateModel = handler('tasks.add_or_update_model', async ({ request, caller, tasks }) => {
  const { task: id, name, model, type, iteration } = request;
  for (;;) {
    const task = await tasks.writable(id, caller);
    checkOpen(task, DRAFT_OR_RUNNING);
    const now = new Date();
    const { where, update } = placing({ name, model, updated: now }, `models.${type}`, task.models[type]);
    const updated = await tasks.collection.update(
      { ...own(caller), id, status: task.status, ...where },
      {
        ...update,
        $set: { ...update.$set, ...workedOn(now), ...tasks.activeDuration(task, now) },
        ...(iteration !== undefined && { $max: { last_iteration: iteration } }),
      },
    );
    if (updated > 0) return { updated: 1 };
  }
});

/** How an item gets into a list that was read as `items`, and what that relies on. */
function placing(item: ModelItem, list: string, items: readonly ModelItem[]): { where: Filter; update: Update } {
  const place = items.findIndex(({ name }) => name === item.name);
  return place < 0
    ? { where: { [`${list}.name`]: { $ne: item.name } }, update: { $push: { [list]: item } } }
    : { where: { [`${list}.${place}.name`]: item.name }, update: { $set: { [`${list}.${place}`]: item } } };
}
