import type { TasksTask } from '../../generated/index.js';
import type { Caller } from '../../rpc/index.js';
import { taskOf } from '../core/find-task.js';
import { undashed } from '../core/uuid.js';
import type { MimirContext } from './context.js';

/** The task that a client means, if there is one. */
export async function findTask(
  workTaskId: string,
  caller: Caller,
  { call, shown }: Pick<MimirContext, 'call' | 'shown'>,
): Promise<TasksTask | undefined> {
  const id = undashed(workTaskId);
  const task = id === undefined ? undefined : await taskOf(id, caller, call);
  return task && shown.shows(task, caller) ? task : undefined;
}

/** How the vendor says that there is none. */
export function unknownTask(workTaskId: string): string {
  return `work task not found: ${workTaskId}`;
}
