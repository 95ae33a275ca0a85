import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import type { ModelDocument } from '../models/model-document.js';
import type { OutputModels } from '../models/models.js';
import { usedAsInput } from './model-use.js';
import { waysOut } from './status-machine.js';
import type { TaskDocument } from './task-document.js';
import type { Tasks } from './tasks.js';

export interface CleanUpOptions {
  /** Delete the draft models that no other task uses. */
  readonly deleteModels: boolean;
  /** Say which files the deleted things pointed at. */
  readonly returnUrls: boolean;
  /** What models that stay are to name as their task; undefined: none. */
  readonly heir: string | undefined;
}

/** What a clean-up did. */
export interface CleanedUp {
  readonly deletedModels: number;
  readonly updatedModels: number;
  readonly urls: FileUrls | undefined;
}

/** Files that nobody refers to any more; each once, in no order. */
export interface FileUrls {
  readonly model_urls: readonly string[];
  readonly event_urls: readonly string[];
  readonly artifact_urls: readonly string[];
}

/** The models that a task made or lists as its output. */
export function outputModels(task: TaskDocument, caller: Caller, tasks: Tasks): Promise<OutputModels> {
  const listed = task.models.output.map(({ model }) => model);
  return tasks.models.outputOf(task.id, listed, caller);
}

/**
 * What keeps a task from being reset or deleted without force (task-core 8.4, 8.5).
 *
 * @throws ApiError 400/123 published children or ready models, 400/101 the task itself is published
 */
export async function refuseWhatOthersRelyOn(
  task: TaskDocument,
  { ready }: OutputModels,
  caller: Caller,
  tasks: Tasks,
): Promise<void> {
  const children = await publishedChildren(task, caller, tasks);
  if (children > 0) throw blocked('has children, use force=True', { task: task.id, children });
  const made = ready.filter((model) => model.task === task.id);
  if (made.length > 0) throw blocked('has output models, use force=True', { task: task.id, models: made.length });
  const [listed] = ready;
  if (listed) throw blocked('has output model, use force=True', { task: task.id, model: listed.id });
  if (task.status === 'published' || task.status === 'publishing') {
    const hints = waysOut(task.status);
    throw new ApiError(errors.invalid_task_id, { extra: 'or task published', data: { id: task.id }, hints });
  }
}

/** Most tasks have no children at all, which takes one look-up to see. */
async function publishedChildren({ id: parent }: TaskDocument, caller: Caller, tasks: Tasks): Promise<number> {
  if ((await tasks.collection.count({ parent }, { limit: 1 })) === 0) return 0;
  return tasks.countOwn({ parent, status: 'published' }, caller);
}

function blocked(extra: string, data: Readonly<Record<string, unknown>>): ApiError {
  return new ApiError(errors.task_cannot_be_deleted, { extra, data });
}

/** Removes or lets go of the models of a task that was reset or deleted (task-core 8.5). There are no events of tasks in this version. */
export async function cleanUp(
  task: TaskDocument,
  { draft, ready }: OutputModels,
  { deleteModels, returnUrls, heir }: CleanUpOptions,
  tasks: Tasks,
): Promise<CleanedUp> {
  const inUse = await usedAsInput(ids(draft), tasks);
  const free = draft.filter(({ id }) => !inUse.has(id));
  const urls = returnUrls ? fileUrls(task, free) : undefined;
  if (!deleteModels) {
    const updatedModels = await tasks.models.setTask(ids([...draft, ...ready]), heir);
    return { deletedModels: 0, updatedModels, urls };
  }
  const deletedModels = await tasks.models.delete(ids(free));
  await tasks.models.setTask([...inUse], undefined);
  const updatedModels = await tasks.models.setTask(ids(ready), heir);
  return { deletedModels, updatedModels, urls };
}

function fileUrls(task: TaskDocument, models: readonly ModelDocument[]): FileUrls {
  return { model_urls: unique(models.map(({ uri }) => uri)), event_urls: [], artifact_urls: artifactUrls([task]) };
}

/** Where the output artifacts of the tasks lie. */
export function artifactUrls(tasks: readonly Pick<TaskDocument, 'execution'>[]): string[] {
  const artifacts = tasks.flatMap(({ execution }) => Object.values(execution?.artifacts ?? {}));
  return unique(artifacts.filter(({ mode }) => mode === 'output').map(({ uri }) => uri));
}

/** Each url that is one, once. */
export function unique(urls: readonly (string | undefined)[]): string[] {
  return [...new Set(urls.filter((url): url is string => Boolean(url)))];
}

function ids(models: readonly ModelDocument[]): string[] {
  return models.map(({ id }) => id);
}
