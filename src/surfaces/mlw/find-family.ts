import type { TasksTask } from '../../generated/index.js';
import type { ApiError, Caller } from '../../rpc/index.js';
import { taskOf } from '../core/find-task.js';
import type { MlwContext } from './context.js';
import { mlwError, mlwErrors } from './errors.js';
import { type Family, familiesOf, type Parent, parentOf } from './family.js';

/** The company's parent task that a client means, with its individuals. @throws ApiError 404 (A-MLW-3) */
export async function findFamily(id: string, caller: Caller, context: MlwContext): Promise<Family> {
  return familyOf(await findParent(id, caller, context), true, caller, context);
}

/** An individual task that a client means, and its family without the others: there may be many. @throws ApiError 404 (A-MLW-3) */
export async function findIndividual(
  path: { readonly parenttaskID: string; readonly taskID: string },
  caller: Caller,
  context: MlwContext,
): Promise<{ readonly task: TasksTask; readonly family: Family }> {
  const parent = await findParent(path.parenttaskID, caller, context);
  // One that was made elsewhere may be its own.
  const itself = path.taskID === parent.id;
  const family = await familyOf(parent, itself, caller, context);
  const task = itself ? family.individuals.find(({ id }) => id === parent.id) : await taskOf(path.taskID, caller, context.call);
  const belongs = task && (itself || task.parent === parent.id) && context.shown.shows(task, caller);
  if (!belongs) throw noSuchTask(path.taskID);
  return { task, family };
}

async function findParent(id: string, caller: Caller, { call, shown }: MlwContext): Promise<Parent> {
  const task = await taskOf(id, caller, call);
  if (!task || task.parent || !shown.shows(task, caller)) throw noSuchTask(id);
  return parentOf(task, shown.isOwn(task, caller));
}

async function familyOf(parent: Parent, whole: boolean, caller: Caller, context: MlwContext): Promise<Family> {
  const [family] = await familiesOf([parent], () => whole, caller, context);
  return family as Family;
}

function noSuchTask(id: string): ApiError {
  return mlwError(mlwErrors.task_not_found, `Task with id '${id.slice(0, 100)}' not found.`);
}
