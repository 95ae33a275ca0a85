import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import type { Filter } from '../../store/index.js';
import { handler } from '../handler.js';
import type { Models } from '../models/models.js';
import type { Queues } from '../queues/queues.js';
import { own } from '../scope.js';
import { artifactUrls, unique } from '../tasks/clean-up.js';
import type { Tasks } from '../tasks/tasks.js';

/** Removes a project with everything below it in the tree. What it held either goes too, or stays without a project. */
export const deleteProject = handler('projects.delete', async ({ request, caller, projects, tasks, models, queues }) => {
  await projects.writable(request.project, caller);
  const ids = await projects.withDescendants([request.project]);
  const inside: Filter = { ...own(caller), project: { $in: ids } };
  if (!request.force) await refuseUnlessArchived(inside, request.project, tasks, models);
  const content = request.delete_contents
    ? await deleteContent(inside, caller, tasks, models, queues)
    : await release(inside, tasks, models);
  const deleted = await projects.collection.deleteMany({ ...own(caller), id: { $in: ids } });
  return { deleted, ...content };
});

async function refuseUnlessArchived(inside: Filter, project: string, tasks: Tasks, models: Models): Promise<void> {
  const active: Filter = { ...inside, system_tags: { $nin: ['archived'] } };
  if ((await tasks.collection.count(active, { limit: 1 })) > 0) {
    throw new ApiError(errors.project_has_tasks, { extra: 'use force=true', data: { id: project } });
  }
  if ((await models.collection.count(active, { limit: 1 })) > 0) {
    throw new ApiError(errors.project_has_models, { extra: 'use force=true', data: { id: project } });
  }
}

async function release(inside: Filter, tasks: Tasks, models: Models) {
  const disassociated_tasks = await tasks.collection.updateMany(inside, { $unset: { project: true } });
  await models.collection.updateMany(inside, { $unset: { project: true } });
  return { disassociated_tasks, deleted_models: 0, deleted_tasks: 0, urls: null };
}

/** What points at the deleted tasks from outside lets go of them, and no worker gets one of them from its queue any more. */
async function deleteContent(inside: Filter, caller: Caller, tasks: Tasks, models: Models, queues: Queues) {
  const deleted = await tasks.collection.find(inside, { projection: { include: ['execution.artifacts'] } });
  const ids = deleted.map(({ id }) => id);
  const deletedModels = await models.collection.find(inside, { projection: { include: ['uri'] } });
  const urls = {
    model_urls: unique(deletedModels.map(({ uri }) => uri)),
    event_urls: [],
    artifact_urls: artifactUrls(deleted),
  };
  const deleted_tasks = await tasks.collection.deleteMany(inside);
  const deleted_models = await models.collection.deleteMany(inside);
  await queues.forget(ids, caller);
  await tasks.collection.updateMany({ ...own(caller), parent: { $in: ids } }, { $unset: { parent: true } });
  await models.collection.updateMany({ ...own(caller), task: { $in: ids } }, { $unset: { task: true } });
  return { disassociated_tasks: 0, deleted_models, deleted_tasks, urls };
}
