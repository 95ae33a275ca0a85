import { handler } from '../handler.js';
import { moveBackward } from './moves.js';

/** Brings a waiting task nearer to the end of its queue. */
export const moveTaskBackward = handler('queues.move_task_backward', async ({ request, caller, queues }) => ({
  position: await moveBackward(request, request.count, caller, queues),
}));
