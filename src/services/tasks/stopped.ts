import { handler } from '../handler.js';
import { bring } from './transitions.js';

/** Marks a task as stopped, at whatever point it was. */
export const stopped = handler('tasks.stopped', ({ request, caller, tasks }) =>
  bring('stopped', request, caller, tasks, (task, now) => ({ also: { completed: now, ...tasks.duration(task, now) } })),
);
