import { encodeKey } from '../../store/index.js';
import { handler } from '../handler.js';

/** Removes entries of a queue's metadata. Keys that are not there do not count. */
export const deleteMetadata = handler('queues.delete_metadata', async ({ request, caller, queues }) => {
  const { metadata } = await queues.get(request.queue, caller);
  const stored = request.keys.map(encodeKey).filter((key) => Object.hasOwn(metadata, key));
  if (stored.length === 0) return { updated: 0 };
  const $unset = Object.fromEntries(stored.map((key) => [`metadata.${key}`, true as const]));
  await queues.write(request.queue, { $unset, $set: { last_update: new Date() } }, caller);
  return { updated: 1 };
});
