import { handler } from '../handler.js';
import { removeModel } from './removal.js';

/** Removes a model that nothing relies on; with `force` any. */
export const deleteModel = handler('models.delete', async ({ request, caller, models, tasks }) => {
  const model = await models.writable(request.model, caller);
  await removeModel(model, request.force, caller, models, tasks);
  return { deleted: true, url: model.uri };
});
