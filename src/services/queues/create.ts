import { encodeKey, mapKeys } from '../../store/index.js';
import { handler } from '../handler.js';
import { checkTags } from '../names.js';

/** Makes a queue of the caller's company. */
export const create = handler('queues.create', async ({ request, caller, queues }) => {
  const { metadata, ...queue } = request;
  checkTags({ tags: queue.tags, system_tags: queue.system_tags });
  const id = await queues.create({ ...queue, ...(metadata && { metadata: mapKeys(metadata, encodeKey) }) }, caller.company);
  return { id };
});
