import type { Caller } from '../../rpc/index.js';
import type { Update } from '../../store/index.js';
import { own } from '../scope.js';
import { workedOn } from '../tasks/part-edit.js';
import type { TaskDocument } from '../tasks/task-document.js';
import type { Tasks } from '../tasks/tasks.js';

/** What a model's report changes about its task: a sign of life, and the highest iteration so far (task-core 6.5). */
export function reported(
  task: Pick<TaskDocument, 'status' | 'started'>,
  iteration: number | undefined,
  now: Date,
  tasks: Tasks,
): Update & { readonly $set: Readonly<Record<string, unknown>> } {
  return {
    $set: { ...workedOn(now), ...tasks.activeDuration(task, now) },
    ...(iteration !== undefined && { $max: { last_iteration: iteration } }),
  };
}

/**
 * Notes on an own task that it has come to an iteration; any other id is passed over. The write only happens while the task has the
 * status it was read with; each further turn means that somebody else's change of it went through.
 */
export async function reportIteration(id: string, iteration: number, caller: Caller, tasks: Tasks): Promise<void> {
  const found = { ...own(caller), id };
  for (;;) {
    const [task] = await tasks.collection.find(found, { limit: 1, projection: { include: ['status', 'started'] } });
    if (!task) return;
    const update = reported(task, iteration, new Date(), tasks);
    if ((await tasks.collection.update({ ...found, status: task.status }, update)) > 0) return;
  }
}
