import type { TasksTask } from '../../generated/index.js';
import { isUnknownTask } from '../core/find-task.js';
import type { SymetryClient } from './authenticate.js';
import type { SymetryContext } from './context.js';
import { symetryError } from './errors.js';
import { untilSettled } from './lost-race.js';
import { untouchable } from './refusals.js';
import { runStateOf } from './status.js';
import { stopRun } from './stop-run.js';

/** A task that was published stays (rest-surfaces 6.2). @throws ApiError 409 */
export function refusePublished(task: TasksTask, name: string, { customer }: SymetryClient): void {
  if (runStateOf(task) === 'published') throw symetryError(untouchable(name, customer, 'is published'));
}

/** Stops a task, if it runs, and deletes it. Gone already is as good. A live worker ends the process when it finds the task gone. */
export function removeTask(id: string, client: SymetryClient, context: Pick<SymetryContext, 'call'>): Promise<void> {
  return untilSettled(async () => {
    await stopRun(id, client, context);
    try {
      await context.call('tasks.delete', { task: id, force: true }, client.caller);
    } catch (error) {
      if (!isUnknownTask(error)) throw error;
    }
  });
}
