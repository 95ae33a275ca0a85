import type { MlwParentWithList } from '../../generated/surfaces/mlw.js';
import type { Caller } from '../../rpc/index.js';
import { createNamed } from '../core/create-named.js';
import { type MlwContext, nameKey } from './context.js';
import { mlwError, mlwErrors } from './errors.js';
import { findFamily } from './find-family.js';
import { presentParent } from './present-parent.js';
import type { MlwProject } from './projects.js';
import { storedIndividual, storedParent, type Work } from './stored-task.js';

/** When work is to be done: at once, at a later moment, or again and again from one on. */
export type When = { readonly at?: Date } | { readonly at: Date; readonly cron: string };

/**
 * Makes a parent task, and what runs it: an individual that is queued now or at its time; or a schedule that makes one at each of its
 * times (rest-surfaces 6.3).
 *
 * @throws ApiError 409 when the project has a task of the name
 */
export async function makeTask(
  work: Work,
  when: When,
  project: MlwProject,
  caller: Caller,
  context: MlwContext,
): Promise<MlwParentWithList> {
  const { call, schedules, shown, queue, time } = context;
  const tags = shown.tags(caller);
  const name = nameKey(work.name, project.id, caller);
  const task = await createNamed(name, storedParent(work, project.id, tags), caller, context);
  if (task === undefined) throw mlwError(mlwErrors.duplicate_name, 'Task name already exists. Please provide another name');
  const individual = storedIndividual(work, tags);
  if ('cron' in when) {
    await schedules.add({ task, queue, first: when.at, what: { cron: when.cron, template: individual } }, caller);
  } else {
    const { id: child = '' } = await call('tasks.create', { ...individual, parent: task, project: project.id }, caller);
    if (when.at) await schedules.add({ task, queue, first: when.at, what: { child } }, caller);
    else await call('tasks.enqueue', { task: child, queue_name: queue }, caller);
  }
  return presentParent(await findFamily(task, caller, context), 'list', time);
}
