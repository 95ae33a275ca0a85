import { handler } from '../handler.js';
import { storedMetadata } from '../metadata.js';
import { checkTags } from '../names.js';

/** Makes a queue of the caller's company. */
export const create = handler('queues.create', async ({ request, caller, queues }) => {
  const { name, tags, system_tags } = request;
  checkTags({ tags, system_tags });
  const metadata = storedMetadata(request.metadata ?? {});
  return { id: await queues.create({ name, tags, system_tags, metadata }, caller.company) };
});
