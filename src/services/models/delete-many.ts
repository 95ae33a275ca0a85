import { handler } from '../handler.js';
import { eachModel } from './each-model.js';
import { removeModel } from './removal.js';

/** Removes each of many models. Of an id that comes twice the second is unknown, as its model is gone by then. */
export const deleteMany = handler('models.delete_many', (call) =>
  eachModel(call, async (model) => {
    await removeModel(model, call.request.force, call.caller, call.models, call.tasks);
    return { deleted: true, url: model.uri };
  }),
);
