import { handler } from '../handler.js';
import { asIds, presenter } from '../query/present.js';
import { ALL } from '../query/selection.js';
import { queueShape } from '../query/shapes/index.js';

const presentQueueOf = presenter(queueShape.fields, ALL, asIds);

/** Takes the first entry out of a queue; `{}` when it is empty. The task is left as it is: whoever took it reports `tasks.started`. */
export const getNextTask = handler('queues.get_next_task', async ({ request, caller, queues, tasks }) => {
  const taken = await queues.next(request.queue, caller);
  if (!taken) return {};
  const [entry] = presentQueueOf({ entries: [taken] }).entries as { task: string; added: string }[];
  if (!request.get_task_info) return { entry };
  const task = await tasks.collection.get(taken.task, { projection: { include: ['company', 'user'] } });
  return { entry, ...(task && { task_info: { company: task.company, user: task.user } }) };
});
