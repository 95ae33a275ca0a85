import type { TasksTask } from '../../generated/index.js';
import type { ApiError, Caller } from '../../rpc/index.js';
import { taskOf } from '../core/find-task.js';
import type { MlwContext } from './context.js';
import { mlwError, mlwErrors } from './errors.js';
import { type Family, familiesOf } from './family.js';

/** The company's parent task that a client means, with its individuals. @throws ApiError 404 (A-MLW-3) */
export async function findFamily(id: string, caller: Caller, context: MlwContext): Promise<Family> {
  const task = await taskOf(id, caller, context.call);
  if (!task || task.parent || !context.shown.shows(task, caller)) throw noSuchTask(id);
  const [family] = await familiesOf([task], () => true, caller, context);
  return family as Family;
}

/** One of its individuals. @throws ApiError 404 (A-MLW-3) */
export function individualOf({ individuals }: Family, id: string): TasksTask {
  const found = individuals.find((task) => task.id === id);
  if (!found) throw noSuchTask(id);
  return found;
}

/** A-MLW-3 */
export function noSuchTask(id: string): ApiError {
  return mlwError(mlwErrors.task_not_found, `Task with id '${id.slice(0, 100)}' not found.`);
}
