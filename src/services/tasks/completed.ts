import { handler } from '../handler.js';
import { publishTask } from './publishing.js';
import { asked, bring } from './transitions.js';

/** Marks a task as completed and, on demand, publishes it. When publishing fails the call fails, and the task stays completed (task-core 8.9). */
export const completed = handler('tasks.completed', async ({ request, caller, tasks }) => {
  const changed = await bring('completed', request, caller, tasks, (task, now) => ({
    also: { completed: now, ...tasks.duration(task, now) },
  }));
  if (!request.publish) return { ...changed, published: 0 };
  const task = await tasks.writable(request.task, caller);
  const { updated } = await publishTask(task, { ...asked(request), publishModel: true }, caller, tasks);
  return { ...changed, fields: { ...changed.fields, status: 'published' }, published: updated };
});
