import type { TasksTask } from '../../generated/index.js';
import { taskOf } from '../core/find-task.js';
import type { SymetryClient } from './authenticate.js';
import { nameKey, type SymetryContext } from './context.js';
import { symetryError } from './errors.js';
import { unknownTask } from './refusals.js';

type Context = Pick<SymetryContext, 'call' | 'aliases' | 'shown'>;

/** The task that a customer means by a name. @throws ApiError 404 (A-SYM-4) */
export async function findTask(name: string, client: SymetryClient, context: Context): Promise<TasksTask> {
  const { task = await sharedTask(name, client, context) } = await holderOf(name, client, context);
  if (task) return task;
  throw symetryError(unknownTask(name, client.customer));
}

/** Who has a name among the tasks that the customer made: an id, and its task unless that is gone by another way in. */
export async function holderOf(
  name: string,
  client: SymetryClient,
  { call, aliases, shown }: Context,
): Promise<{ readonly id?: string; readonly task?: TasksTask }> {
  const id = await aliases.find(nameKey(name, client));
  if (id === undefined) return {};
  const task = await taskOf(id, client.caller, call);
  return task && shown.isOwn(task, client) ? { id, task } : { id };
}

/** The newest of those made elsewhere that have the name, where they are shown at all. */
async function sharedTask(name: string, client: SymetryClient, { call, shown }: Context): Promise<TasksTask | undefined> {
  if (!shown.shared) return undefined;
  const pattern = `^${name.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`;
  const search = { ...shown.filter(client), name: pattern, order_by: ['-created'] };
  const { tasks = [] } = await call('tasks.get_all', search, client.caller);
  return tasks.find((task) => task.name === name && shown.isShared(task, client));
}
