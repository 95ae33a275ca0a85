import type { Caller } from '../../rpc/index.js';
import { itself } from '../batch.js';
import { handler } from '../handler.js';
import type { Footprint } from '../in-turn.js';
import { own } from '../scope.js';
import { eachModel } from './each-model.js';
import { makeReady } from './making-ready.js';
import type { Models } from './models.js';

/** Makes each of many drafts final. A task that made several of them is published with the first. */
export const publishMany = handler('models.publish_many', async (call) => {
  const { request, caller, models, tasks } = call;
  const { ids, publish_task, publish_tasks: publishTask = publish_task, force_publish_task: forceTask } = request;
  return eachModel(
    call,
    async (model) => {
      const { published_task } = await makeReady(model, { publishTask, forceTask }, caller, models, tasks);
      return { updated: true, ...(published_task && { published_task }) };
    },
    publishTask ? await withTheirTasks(ids, caller, models) : itself,
  );
});

/** Each writes the model and the task that made it. */
async function withTheirTasks(ids: readonly string[], caller: Caller, models: Models): Promise<(id: string) => Footprint> {
  const wanted = { ...own(caller), id: { $in: ids } };
  const found = await models.collection.find(wanted, { projection: { include: ['task'] } });
  const makers = new Map(found.map(({ id, task }) => [id, task]));
  return (id) => {
    const task = makers.get(id);
    return task ? { reads: new Set(), writes: new Set([id, task]) } : itself(id);
  };
}
