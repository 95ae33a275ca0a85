import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import type { Wire } from '../query/present.js';
import { own } from '../scope.js';
import { publishTask } from '../tasks/publishing.js';
import type { TaskDocument } from '../tasks/task-document.js';
import type { Changed, Tasks } from '../tasks/tasks.js';
import type { ModelDocument } from './model-document.js';
import { type Models, unknownModel } from './models.js';

export interface MakingReady {
  /** Publish the task that made the model, unless it is published already. */
  readonly publishTask: boolean;
  /** Skip the transition table for it. */
  readonly forceTask: boolean;
}

/** What came of it. */
export interface MadeReady {
  readonly updated: 1;
  readonly fields: Wire;
  readonly published_task?: PublishedTask;
}

export interface PublishedTask {
  readonly id: string;
  readonly data: Changed;
}

/**
 * Makes a draft ready, for good. The task goes first: when it cannot be published the model stays a draft, and when the process ends
 * in between the call can be repeated (task-core 9.4).
 *
 * @throws ApiError 400/203 ready already, 400/201 it is gone, and what publishing the task throws
 */
export async function makeReady(
  model: ModelDocument,
  options: MakingReady,
  caller: Caller,
  models: Models,
  tasks: Tasks,
): Promise<MadeReady> {
  if (model.ready) throw alreadyReady(model.id);
  const task = options.publishTask ? await unpublishedTask(model, caller, tasks) : undefined;
  const data = task && (await publishTask(task, { force: options.forceTask, publishModel: false }, caller, tasks));
  if ((await models.publish(model.id, caller)) === 0) throw await forestalled(model.id, caller, models);
  return { updated: 1, fields: {}, ...(task && data && { published_task: { id: task.id, data } }) };
}

/** A task that is gone, or is not the caller's, keeps no model from being ready. */
async function unpublishedTask(model: ModelDocument, caller: Caller, tasks: Tasks): Promise<TaskDocument | undefined> {
  if (!model.task) return undefined;
  const [task] = await tasks.collection.find({ ...own(caller), id: model.task, status: { $ne: 'published' } }, { limit: 1 });
  return task;
}

async function forestalled(id: string, caller: Caller, models: Models): Promise<ApiError> {
  const [model] = await models.collection.find({ ...own(caller), id }, { limit: 1, projection: { include: ['id'] } });
  return model ? alreadyReady(id) : unknownModel(id);
}

function alreadyReady(id: string): ApiError {
  return new ApiError(errors.model_is_ready, { data: { model: id } });
}
