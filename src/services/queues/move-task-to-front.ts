import { handler } from '../handler.js';
import { moveForward } from './moves.js';

/** Makes a waiting task the first of its queue. */
export const moveTaskToFront = handler('queues.move_task_to_front', async ({ request, caller, queues }) => ({
  position: await moveForward(request, Number.POSITIVE_INFINITY, caller, queues),
}));
