import { handler } from '../handler.js';
import { DRAFT_OR_RUNNING, editPart, type PartEdit, workedOn } from './part-edit.js';

/**
 * Puts a model into a list of a task: in the place of the first one of the same name, else at the end (task-core 8.15). Which of the
 * two holds is part of the write, so that the same name never comes twice.
 */
export const addOrUpdateModel = handler('tasks.add_or_update_model', async ({ request, caller, tasks }) => {
  const { task: id, name, model, type, iteration } = request;
  const list = `models.${type}`;
  await editPart(id, DRAFT_OR_RUNNING, caller, tasks, (task, now): PartEdit => {
    const item = { name, model, updated: now };
    const place = task.models[type].findIndex((other) => other.name === name);
    const times = { ...workedOn(now), ...tasks.activeDuration(task, now) };
    const progress = iteration === undefined ? {} : { $max: { last_iteration: iteration } };
    return place < 0
      ? { where: { [`${list}.name`]: { $ne: name } }, update: { $push: { [list]: item }, $set: times, ...progress } }
      : { where: { [`${list}.${place}.name`]: name }, update: { $set: { [`${list}.${place}`]: item, ...times }, ...progress } };
  });
  return { updated: 1 };
});
