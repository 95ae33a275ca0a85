import { handler } from '../handler.js';

/** Puts a task at the end of a queue. The task is neither looked at nor changed (task-core 9.3). */
export const addTask = handler('queues.add_task', async ({ request, caller, queues }) => {
  await queues.add(request.queue, request.task, caller);
  return { added: 1 };
});
