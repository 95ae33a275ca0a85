import { ApiError } from '../../rpc/index.js';
import { handler } from '../handler.js';

/**
 * Removes a queue. With `force` also one that has tasks in it: each goes back to the status it had before it was enqueued, as far
 * as the table lets it; one that cannot stays queued, without a queue.
 */
export const deleteQueue = handler('queues.delete', async ({ request, caller, queues, tasks }) => {
  const entries = await queues.delete(request.queue, request.force, caller);
  const waiting = await tasks.collection.find({
    id: { $in: entries.map(({ task }) => task) },
    company: caller.company,
    status: 'queued',
  });
  for (const task of waiting) {
    const change = { reason: 'Queue was deleted', also: { enqueue_status: null } };
    await tasks.change(task, task.enqueue_status ?? 'created', change, caller).catch(unlessRefused);
  }
  return { deleted: 1 };
});

/** A task that may not go back, or that somebody else moved on meanwhile, does not keep the others from it. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof ApiError)) throw error;
}
