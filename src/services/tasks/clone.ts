import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import { handler } from '../handler.js';
import { DELETED_PREFIX } from '../ids.js';
import { checkTags } from '../names.js';
import type { ProjectDocument } from '../projects/project-document.js';
import { isReadable } from '../scope.js';
import { type CloneRequest, copied, overrides } from './clone-fields.js';
import { newTask } from './new-task.js';
import { checkStorable } from './storable.js';
import { NO_GROUND, storedFields } from './stored-fields.js';
import type { ModelItem, TaskDocument } from './task-document.js';
import type { Tasks } from './tasks.js';

/**
 * Makes a draft of the caller's from any task it may read (task-core 8.2). A project that is only named is made last, when nothing else
 * is wrong.
 */
export const clone = handler('tasks.clone', async ({ request, caller, tasks }) => {
  const { new_task_tags, new_task_system_tags } = request;
  checkTags({ new_task_tags, new_task_system_tags });
  const original = await tasks.readable(request.task, caller);
  const now = new Date();
  const given = checkStorable(storedFields(overrides(request), NO_GROUND, now));
  const fields = { ...copied(original, given), parent: request.new_task_parent || ancestorOf(original) };
  await checkParent(request, fields.parent, caller, tasks);
  await checkModels(request, fields.models.input, given.models !== undefined, caller, tasks);
  const { project, made } = await placeOf(request, original, caller, tasks);
  const task = newTask(project ? { ...fields, project } : fields, caller, now);
  await tasks.collection.insert(task);
  await tasks.projects.touch(project, caller, now);
  return { id: task.id, ...(made && { new_project: { id: made.id, name: made.name } }) };
});

/** Clones of a clone are all children of the first task. */
function ancestorOf({ id, parent }: TaskDocument): string {
  return parent && !parent.startsWith(DELETED_PREFIX) ? parent : id;
}

/** What was deleted may still be named: the task that was the parent is known by that name. @throws ApiError 400/101 */
async function checkParent(
  { new_task_parent, validate_references }: CloneRequest,
  parent: string,
  caller: Caller,
  tasks: Tasks,
): Promise<void> {
  if (!(new_task_parent || validate_references) || parent.startsWith(DELETED_PREFIX)) return;
  const task = await tasks.collection.get(parent, { projection: { include: ['company'] } });
  if (task && isReadable(task, caller)) return;
  throw new ApiError(errors.invalid_task_id, { extra: 'invalid parent', data: { parent } });
}

/** @throws ApiError 400/201 */
async function checkModels(
  { validate_references }: CloneRequest,
  input: readonly ModelItem[],
  given: boolean,
  caller: Caller,
  tasks: Tasks,
): Promise<void> {
  if (!(given || validate_references)) return;
  await tasks.models.checkReadable(
    input.map(({ model }) => model),
    caller,
  );
}

/**
 * The copy's project, and the document of the one that was named.
 *
 * @throws ApiError 400/401, 403/21 and, for a name, as `Projects.create`
 */
async function placeOf(
  { new_task_project, new_project_name, validate_references }: CloneRequest,
  original: TaskDocument,
  caller: Caller,
  { projects }: Tasks,
): Promise<{ project: string | undefined; made?: ProjectDocument }> {
  if (!new_task_project && new_project_name) {
    const made = await projects.readable(await projects.findOrCreate(new_project_name, caller), caller);
    return { project: made.id, made };
  }
  const project = new_task_project || original.project;
  if (project) {
    if (new_task_project || validate_references) await projects.writable(project, caller);
    else await projects.refusePublic(project, caller);
  }
  return { project };
}
