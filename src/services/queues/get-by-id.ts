import { handler } from '../handler.js';
import { presentQueue } from './present.js';

/** One queue with its entries. */
export const getById = handler('queues.get_by_id', async ({ request, caller, queues }) => {
  const queue = await queues.get(request.queue, caller);
  const entries = await queues.entriesOf([queue.id], request.max_task_entries);
  return { queue: presentQueue(queue, entries.get(queue.id) ?? []) };
});
