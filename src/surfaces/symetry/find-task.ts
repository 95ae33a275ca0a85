import type { TasksTask } from '../../generated/index.js';
import { taskOf } from '../core/find-task.js';
import type { SymetryClient } from './authenticate.js';
import { nameKey, type SymetryContext } from './context.js';
import { symetryError } from './errors.js';
import { unknownTask } from './refusals.js';

type Context = Pick<SymetryContext, 'call' | 'aliases' | 'shown'>;

/** The task that a customer means by a name. @throws ApiError 404 (A-SYM-4) */
export async function findTask(name: string, client: SymetryClient, context: Context): Promise<TasksTask> {
  const task = (await ownTask(name, client, context)) ?? (await sharedTask(name, client, context));
  if (task) return task;
  throw symetryError(unknownTask(name, client.customer));
}

/** The task that has a name among those that the customer made. */
async function ownTask(name: string, client: SymetryClient, { call, aliases, shown }: Context): Promise<TasksTask | undefined> {
  const id = await aliases.find(nameKey(name, client));
  const task = id === undefined ? undefined : await taskOf(id, client.caller, call);
  return task && shown.isOwn(task, client) ? task : undefined;
}

/** The newest of those made elsewhere that have the name, where they are shown at all. */
async function sharedTask(name: string, client: SymetryClient, { call, shown }: Context): Promise<TasksTask | undefined> {
  if (!shown.shared) return undefined;
  const pattern = `^${name.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`;
  const search = { ...shown.filter(client), name: pattern, order_by: ['-created'] };
  const { tasks = [] } = await call('tasks.get_all', search, client.caller);
  return tasks.find((task) => task.name === name && shown.isShared(task, client));
}
