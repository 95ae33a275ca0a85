import { handler } from '../handler.js';
import { moveBackward } from './moves.js';

/** What answers call the end of a queue. */
const END = -1;

/** Makes a waiting task the last of its queue. */
export const moveTaskToBack = handler('queues.move_task_to_back', async ({ request, caller, queues }) => {
  await moveBackward(request, Number.POSITIVE_INFINITY, caller, queues);
  return { position: END };
});
