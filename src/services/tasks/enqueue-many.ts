import { batch } from '../batch.js';
import { handler } from '../handler.js';
import { once } from '../once.js';
import { chosenQueue, enqueueTask } from './queueing.js';
import { checkReferences } from './references.js';
import { said } from './transitions.js';

/**
 * Puts each of many tasks into one queue (task-core 8.7). All write that queue, so they go one after another, and wait in it in the
 * order of the request. A queue that cannot be had is each task's own failure.
 */
export const enqueueMany = handler('tasks.enqueue_many', async ({ request, caller, signal, tasks, workers }) => {
  const queueOnce = once(() => chosenQueue(request, caller, tasks));
  const answer = await batch(
    request.ids,
    async (id) => {
      const queue = await queueOnce();
      const task = await tasks.writable(id, caller);
      if (request.validate_tasks) await checkReferences(task, caller, tasks);
      const changed = await enqueueTask(task, queue, said(request), caller, tasks);
      return { queued: true, ...changed };
    },
    { signal, footprintOf: () => THE_QUEUE },
  );
  if (!request.verify_watched_queue || answer.succeeded.length === 0) return answer;
  return { ...answer, queue_watched: await workers.watch(await queueOnce(), caller) };
});

const THE_QUEUE = { reads: new Set<string>(), writes: new Set(['the queue']) };
