import { handler } from '../handler.js';

/** A sign of life: moves the update times of an own task. Unknown and public tasks are silently left alone (task-core 8.11). */
export const ping = handler('tasks.ping', async ({ request, caller, tasks }) => {
  const own = { id: request.task, company: caller.company };
  const [task] = await tasks.collection.find(own, { limit: 1, projection: { include: ['status', 'started'] } });
  if (!task) return {};
  const now = new Date();
  // A change of status in between has moved the times itself, and the duration is no longer this one.
  await tasks.collection.update(
    { ...own, status: task.status },
    { $set: { last_update: now, last_change: now, ...tasks.activeDuration(task, now) } },
  );
  return {};
});
