import { handler } from '../handler.js';

/** The queue that tasks go to when no other is named. */
export const getDefault = handler('queues.get_default', async ({ caller, queues }) => {
  const { id, name } = await queues.default(caller);
  return { id, name };
});
