import { handler } from '../handler.js';
import { storedMetadata } from '../metadata.js';
import { checkTags, storedName } from '../names.js';
import { presentWritten } from '../query/present-written.js';
import { queueShape } from '../query/shapes/index.js';

/** Changes what it is given of a queue. Metadata is replaced as a whole. */
export const update = handler('queues.update', async ({ request, caller, queues }) => {
  const { queue, name, tags, system_tags, metadata } = request;
  await queues.get(queue, caller);
  checkTags({ tags, system_tags });
  const given = Object.entries({
    name: name === undefined ? undefined : storedName(name),
    tags,
    system_tags,
    metadata: metadata && storedMetadata(metadata),
  }).filter(([, value]) => value !== undefined);
  if (given.length === 0) return { updated: 0, fields: {} };
  const fields = { ...Object.fromEntries(given), last_update: new Date() };
  await queues.write(queue, { $set: fields }, caller);
  return { updated: 1, fields: presentWritten(queueShape, fields) };
});
