import { handler } from '../handler.js';
import { metadataAdded, storedMetadata } from '../metadata.js';

/** Sets entries of a queue's metadata; the others stay unless all are to be replaced. */
export const addOrUpdateMetadata = handler('queues.add_or_update_metadata', async ({ request, caller, queues }) => {
  const { queue, metadata, replace_metadata } = request;
  await queues.get(queue, caller);
  const entries = replace_metadata ? { metadata: storedMetadata(metadata) } : metadataAdded(metadata);
  if (Object.keys(entries).length === 0) return { updated: 0 };
  await queues.write(queue, { $set: { ...entries, last_update: new Date() } }, caller);
  return { updated: 1 };
});
