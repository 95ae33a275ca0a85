import { handler } from '../handler.js';
import { bring } from './transitions.js';

/** Marks a task as failed. */
export const failed = handler('tasks.failed', ({ request, caller, tasks }) =>
  bring('failed', request, caller, tasks, (task, now) => ({ also: tasks.duration(task, now) })),
);
