import { handler } from '../handler.js';
import { metadataRemoved } from '../metadata.js';

/** Removes entries of a model's metadata; `updated` is 0 when it has none of them. */
export const deleteMetadata = handler('models.delete_metadata', async ({ request, caller, models }) => {
  const model = await models.writable(request.model, caller);
  const $unset = metadataRemoved(request.keys);
  const paths = Object.keys($unset);
  if (paths.length === 0) return { updated: 0 };
  const hasOne = { $or: paths.map((path) => ({ [path]: { $exists: true } })) };
  const matched = await models.write(model, { $unset, $set: { last_update: new Date() } }, hasOne);
  return { updated: matched > 0 ? 1 : 0 };
});
