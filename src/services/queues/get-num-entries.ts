import { handler } from '../handler.js';

/** How many tasks wait in a queue. */
export const getNumEntries = handler('queues.get_num_entries', async ({ request, caller, queues }) => {
  const { id } = await queues.get(request.queue, caller);
  return { num: await queues.entries.count({ queue: id }) };
});
