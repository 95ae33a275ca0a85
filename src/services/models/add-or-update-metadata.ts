import { handler } from '../handler.js';
import { metadataAdded, storedMetadata } from '../metadata.js';

/** Sets entries of a model's metadata. Other entries stay, whoever writes them meanwhile, unless all are to be replaced. */
export const addOrUpdateMetadata = handler('models.add_or_update_metadata', async ({ request, caller, models }) => {
  const { metadata, replace_metadata: replaces } = request;
  const model = await models.writable(request.model, caller);
  const fields = replaces ? { metadata: storedMetadata(metadata) } : metadataAdded(metadata);
  if (Object.keys(fields).length === 0) return { updated: 0 };
  await models.write(model, { $set: { ...fields, last_update: new Date() } });
  return { updated: 1 };
});
