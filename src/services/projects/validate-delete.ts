import type { Collection, Document, Filter } from '../../store/index.js';
import { handler } from '../handler.js';
import { own } from '../scope.js';

/** What `delete` would meet in a project and below it. */
export const validateDelete = handler('projects.validate_delete', async ({ request, caller, projects, tasks, models }) => {
  const { id } = await projects.readable(request.project, caller);
  const inside: Filter = { ...own(caller), project: { $in: await projects.withDescendants([id]) } };
  const [allTasks, allModels] = await Promise.all([countIn(tasks.collection, inside), countIn(models.collection, inside)]);
  return {
    tasks: allTasks.all,
    non_archived_tasks: allTasks.active,
    models: allModels.all,
    non_archived_models: allModels.active,
  };
});

async function countIn<T extends Document>(collection: Collection<T>, inside: Filter): Promise<{ all: number; active: number }> {
  const [all, active] = await Promise.all([
    collection.count(inside),
    collection.count({ ...inside, system_tags: { $nin: ['archived'] } }),
  ]);
  return { all, active };
}
