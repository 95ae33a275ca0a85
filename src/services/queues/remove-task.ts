import { handler } from '../handler.js';
import { notWaiting } from './moves.js';

/** Takes a task out of a queue and leaves its status as it is. @throws ApiError 400/703 */
export const removeTask = handler('queues.remove_task', async ({ request, caller, queues }) => {
  const removed = await queues.remove(request.queue, request.task, caller);
  if (removed === 0) throw notWaiting(request);
  return { removed };
});
