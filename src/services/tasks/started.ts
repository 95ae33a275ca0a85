import { handler } from '../handler.js';
import { bring } from './transitions.js';

/** Marks a task as running. The first start time is kept when it starts again (task-core 6.5). */
export const started = handler('tasks.started', async ({ request, caller, tasks }) => {
  const changed = await bring('in_progress', request, caller, tasks, (task, now) => ({
    also: task.started ? {} : { started: now },
    quietly: task.started ? { $min: { started: now } } : {},
  }));
  return { ...changed, started: changed.updated };
});
