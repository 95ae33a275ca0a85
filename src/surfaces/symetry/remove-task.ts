import type { TasksTask } from '../../generated/index.js';
import { isUnknownTask, taskOf } from '../core/find-task.js';
import type { SymetryClient } from './authenticate.js';
import type { SymetryContext } from './context.js';
import { symetryError } from './errors.js';
import { untilSettled } from './lost-race.js';
import { untouchable } from './refusals.js';
import { runStateOf } from './status.js';

/** A task that was published stays (rest-surfaces 6.2). @throws ApiError 409 */
export function refusePublished(task: TasksTask, name: string, { customer }: SymetryClient): void {
  if (runStateOf(task) === 'published') throw symetryError(untouchable(name, customer, 'is published'));
}

/** Stops a task, if it runs, and deletes it. Gone already is as good. A live worker ends the process when it finds the task gone. */
export function removeTask(id: string, { caller }: SymetryClient, { call }: Pick<SymetryContext, 'call'>): Promise<void> {
  return untilSettled(async () => {
    const task = await taskOf(id, caller, call);
    if (!task) return;
    try {
      if (runStateOf(task) === 'runs') await call('tasks.stop', { task: id }, caller);
      await call('tasks.delete', { task: id, force: true }, caller);
    } catch (error) {
      if (!isUnknownTask(error)) throw error;
    }
  });
}
