import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import { deletedId } from '../ids.js';
import { own } from '../scope.js';
import type { TaskDocument } from '../tasks/task-document.js';
import type { Tasks } from '../tasks/tasks.js';
import type { ModelDocument } from './model-document.js';
import { type Models, unknownModel } from './models.js';

/** Tasks that are marked at a time. */
const AT_ONCE = 50;

/**
 * Removes an own model; its file stays. With force the tasks that read it keep a mark in its place, which they get first: a call that
 * is cut short can be repeated (task-core 9.4).
 *
 * @throws ApiError 400/201 it is gone; without force 400/205 some task reads it, 400/206 the task that made it is published
 */
export async function removeModel(
  model: ModelDocument,
  force: boolean,
  caller: Caller,
  models: Models,
  tasks: Tasks,
): Promise<void> {
  if (force) await markReaders(model.id, caller, tasks);
  else await refuseWhatIsUsed(model, caller, tasks);
  const removed = await models.delete([model.id]);
  if (removed === 0) throw unknownModel(model.id);
}

async function refuseWhatIsUsed({ id, task }: ModelDocument, caller: Caller, tasks: Tasks): Promise<void> {
  const readers = await tasks.countOwn({ 'models.input.model': id }, caller);
  if (readers > 0) {
    throw new ApiError(errors.model_in_use, { extra: 'use force=True to delete', data: { model: id, tasks: readers } });
  }
  if (task && (await tasks.countOwn({ id: task, status: 'published' }, caller)) > 0) {
    throw new ApiError(errors.model_task_published, { extra: 'use force=True to delete', data: { model: id, task } });
  }
}

/** Until no task reads it: those too that came to read it meanwhile. */
async function markReaders(id: string, caller: Caller, tasks: Tasks): Promise<void> {
  const readers = { ...own(caller), 'models.input.model': id };
  for (;;) {
    const found = await tasks.collection.find(readers, { limit: AT_ONCE, projection: { include: ['models.input'] } });
    if (found.length === 0) return;
    await Promise.all(found.map((task) => mark(task, id, tasks)));
  }
}

/** The write names the places it changes, so that nobody's change of other models of the task is lost. */
async function mark(task: Pick<TaskDocument, 'id' | 'models'>, model: string, { collection }: Tasks): Promise<void> {
  const places = task.models.input.flatMap((item, place) => (item.model === model ? [`models.input.${place}.model`] : []));
  const where = Object.fromEntries(places.map((path) => [path, model]));
  const $set = Object.fromEntries(places.map((path) => [path, deletedId(model)]));
  await collection.update({ id: task.id, ...where }, { $set });
}
