import { handler } from '../handler.js';

/** Which task is next; it stays in the queue. */
export const peekTask = handler('queues.peek_task', async ({ request, caller, queues }) => {
  const { id } = await queues.get(request.queue, caller);
  const [first] = (await queues.entriesOf([id], 1)).get(id) ?? [];
  return { task: first?.task ?? null };
});
