import { taskOf } from '../core/find-task.js';
import type { SymetryClient } from './authenticate.js';
import type { SymetryContext } from './context.js';
import { untilSettled } from './lost-race.js';
import { runStateOf } from './status.js';

/** Stops a task if it runs. One that is gone, rests or is about to stop is as it should be. */
export function stopRun(id: string, { caller }: SymetryClient, { call }: Pick<SymetryContext, 'call'>): Promise<void> {
  return untilSettled(async () => {
    const task = await taskOf(id, caller, call);
    if (task && runStateOf(task) === 'runs') await call('tasks.stop', { task: id }, caller);
  });
}
