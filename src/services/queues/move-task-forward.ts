import { handler } from '../handler.js';
import { moveForward } from './moves.js';

/** Brings a waiting task nearer to the head of its queue. */
export const moveTaskForward = handler('queues.move_task_forward', async ({ request, caller, queues }) => ({
  position: await moveForward(request, request.count, caller, queues),
}));
